import {
  all,
  hasInstances,
  hasReady,
  hasRestarted,
  logsSay,
  phaseIs,
  waitsBecause,
} from "./holds.ts";
import type { Steps } from "./step.ts";

/** Clusters that never become healthy, or no longer are. */
export const failureSteps: Steps = {
  "bad-image/1-image-pull": {
    shows: "The first job's image cannot be pulled",
    holds: waitsBecause("ImagePullBackOff"),
  },
  "unschedulable/1-pending": {
    shows: "No node has that many processors",
    holds: waitsBecause("Unschedulable"),
  },
  "missing-secret/1-missing": {
    shows: "The owner's password is to come from a Secret that is not there",
    holds: waitsBecause("CreateContainerConfigError"),
  },
  "missing-image-catalog/1-no-catalog": {
    shows: "The catalog of images is not there",
    holds: phaseIs("Cluster has incomplete or invalid image catalog"),
  },
  "unknown-plugin/1-no-plugin": {
    shows: "A plugin is asked for that the operator does not know",
    holds: phaseIs(
      "Cluster cannot proceed to reconciliation due to an unknown plugin being required",
    ),
  },
  "bad-parameter/1-restart-fails": {
    shows: "The replica cannot get that much memory; the primary runs on",
    holds: all(hasInstances(2), hasReady(1), hasRestarted, logsSay("shared memory")),
  },
  "disk-full/1-disk-full": {
    shows: "There is no room for one more WAL file, and PostgreSQL does not start",
    holds: all(phaseIs("Not enough disk space"), hasReady(0)),
  },
};
