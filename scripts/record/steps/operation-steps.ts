import {
  all,
  conditionIs,
  hasInstances,
  hasReady,
  isFenced,
  isHealthy,
  not,
  phaseIs,
  targetDiffers,
} from "./holds.ts";
import type { Steps } from "./step.ts";

/** Of the cluster of three that the shared scenarios hand on to each other. */
export const operationSteps: Steps = {
  "create/1-setting-up-primary": {
    shows: "The job that initialises the first instance",
    holds: all(phaseIs("Setting up primary"), hasReady(0)),
  },
  "create/2-creating-replica": {
    shows: "The primary runs, the first replica is being joined",
    holds: all(phaseIs("Creating a new replica"), hasReady(1)),
  },
  "create/3-healthy": { shows: "Three instances, two of them streaming", holds: isHealthy(3) },
  "scale/1-two-instances": {
    shows: "One replica was removed with its volume",
    holds: isHealthy(2),
  },
  "scale/2-joining": {
    shows: "The job that copies the primary into a new replica",
    holds: all(phaseIs("Creating a new replica"), hasReady(2)),
  },
  "scale/3-three-instances": {
    shows: "The new replica has the name of the one removed",
    holds: isHealthy(3),
  },
  "switchover/1-in-progress": {
    shows: "The new primary is named and has not taken over yet",
    holds: targetDiffers,
  },
  "switchover/2-done": { shows: "The former primary follows the new one", holds: isHealthy(3) },
  "failover/1-failing-over": {
    shows: "The primary's pod is gone, a replica is being promoted",
    holds: all(phaseIs("Failing over"), targetDiffers),
  },
  "failover/2-recovered": { shows: "The lost instance is back as a replica", holds: isHealthy(3) },
  "supervised-restart/1-waiting": {
    shows: "The replicas run with the new value, the primary waits",
    holds: all(phaseIs("Waiting for user action"), hasReady(3)),
  },
  "supervised-restart/2-promoted": {
    shows: "A promotion was the answer that the operator waited for",
    holds: isHealthy(3),
  },
  "fencing/1-replica-fenced": {
    shows: "PostgreSQL is stopped in one replica, its pod runs on",
    holds: all(isFenced("a replica"), hasInstances(3), hasReady(2)),
  },
  "fencing/2-primary-fenced": {
    shows: "The primary is fenced too: no writes, and no failover",
    holds: all(isFenced("the primary"), hasInstances(3), hasReady(1)),
  },
  "fencing/3-lifted": {
    shows: "Both run again in their former roles",
    holds: all(isFenced("nobody"), isHealthy(3)),
  },
  "hibernation/1-hibernated": {
    shows: "No pods; volumes and the phase of before remain",
    holds: all(conditionIs("cnpg.io/hibernation", "True"), hasInstances(0)),
  },
  "hibernation/2-waking": {
    shows: "The primary starts from its volume",
    holds: all(hasInstances(1), hasReady(0)),
  },
  "hibernation/3-awake": {
    shows: "Three instances on the volumes of before",
    holds: isHealthy(3),
  },
  "parameter-restart/1-restarting": {
    shows: "One instance after another restarts with the new value",
    holds: not(isHealthy(3)),
  },
  "parameter-restart/2-applied": {
    shows: "Every instance runs with the new value",
    holds: isHealthy(3),
  },
};
