import { check } from "#commands/cluster/cluster-checks.ts";
import { expectOfCluster, operateOn, planOnCluster } from "#commands/cluster/cluster-facts.ts";
import type { ClusterFacts } from "#commands/cluster/cluster-facts.ts";
import { podOf } from "#commands/cluster/instances.ts";
import type { Command } from "#commands/command.ts";
import { chooseInstance } from "#commands/instance/choose-instance.ts";
import { checkExpendable } from "#commands/instance/replica-checks.ts";
import { waitForReplacement } from "#commands/instance/wait-for-replacement.ts";
import { operatorOf } from "#commands/cluster/operator-of.ts";
import type { Operation, Precondition, WriteRequest } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** Pod, jobs and volumes of a replica go, or its volumes stay without an owner; the operator makes another. */
export function buildDestruction(
  facts: ClusterFacts,
  instance: string,
  keepVolumes: boolean,
): Operation {
  const { cluster, around } = facts;
  const uid = podOf(facts, instance)?.metadata.uid ?? "";
  const mine = ({ metadata }: LiveObject) => metadata.labels?.["cnpg.io/instanceName"] === instance;
  const claims = (around.persistentvolumeclaims ?? []).filter(mine);
  const jobs = (around.jobs ?? []).filter(mine);
  const names = claims.map(({ metadata }) => metadata.name).join(", ");
  return operateOn(facts, {
    verb: "instance.destroy",
    values: { instance },
    requests: [
      ...claims.filter(() => keepVolumes).map((claim) => detach(claim, cluster)),
      { kind: "delete", ref: { ...refTo("pods", cluster), name: instance }, uid },
      ...jobs.map((job) => remove("jobs", job)),
      ...claims.filter(() => !keepVolumes).map((claim) => remove("persistentvolumeclaims", claim)),
    ],
    preconditions: [
      ...checkExpendable(facts, instance),
      check("claims-seen", claims.length > 0, { instance }),
      ...(keepVolumes ? [checkName(facts, instance)] : []),
    ],
    danger: { level: "typed", word: instance },
    outage: { kind: "replica-away", pods: [instance] },
    effects: [phrase(keepVolumes ? "effect.keepVolumes" : "effect.destroyVolumes", { names })],
    expectation: expectOfCluster(60, (seen) =>
      waitForReplacement(seen, [
        uid,
        ...(keepVolumes ? [] : claims.map((one) => one.metadata.uid)),
      ]),
    ),
  });
}

/** From 1.30 on names are used again, and the clone for the next instance takes the volume of its name. */
function checkName(facts: ClusterFacts, instance: string): Precondition {
  const { minor } = operatorOf(facts);
  return check("volume-stays", Number(minor.split(".")[1]) < 30, { instance, operator: minor });
}

function remove(plural: string, object: LiveObject): WriteRequest {
  return { kind: "delete", ref: refTo(plural, object), uid: object.metadata.uid };
}

/** Without its owner the volume outlives the instance, and later the Cluster. */
function detach(claim: LiveObject, cluster: LiveObject): WriteRequest {
  const owners = (claim.metadata.ownerReferences ?? []).filter(
    ({ uid }) => uid !== cluster.metadata.uid,
  );
  return {
    kind: "patch",
    ref: refTo("persistentvolumeclaims", claim),
    patch: {
      metadata: {
        annotations: { "cnpg.io/pvcStatus": "detached" },
        ownerReferences: owners.length === 0 ? null : owners.map((owner) => ({ ...owner })),
      },
    },
    resourceVersion: claim.metadata.resourceVersion,
  };
}

export const destroyInstance: Command = async (node, services) => {
  const question = { verb: "instance.destroy", replicas: true };
  const chosen = await chooseInstance(node, services, question);
  if (chosen === undefined) return;
  const label = (key: string) => say(services, phrase(key));
  const keep = await services.ui.choose(label("pick.volumes"), [
    { label: label("pick.volumes.delete"), value: false },
    { label: label("pick.volumes.keep"), value: true },
  ]);
  if (keep === undefined) return;
  const plan = planOnCluster(chosen.target, ["pods", "persistentvolumeclaims", "jobs"], (facts) =>
    buildDestruction(facts, chosen.instance, keep),
  );
  await runOperation(plan, services);
};
