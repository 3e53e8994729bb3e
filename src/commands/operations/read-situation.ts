import type { Plan, Situation, Surrounding } from "#commands/operations/operation.ts";
import { resourceOf } from "#commands/operations/resource-of.ts";
import { owningCluster } from "#domain/cnpg/owning-cluster.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

/** Asks the server for the object and what belongs to it: a decision is never built on the view's memory. */
export async function readSituation(
  plan: Plan,
  connection: Connection,
  now: number,
): Promise<Situation> {
  const { resource, namespace, name } = plan.target;
  const [object, ...lists] = await Promise.all([
    orUndefined(connection.request<LiveObject>({ path: pathOf(resource, namespace, name) }), [
      "not-found",
    ]),
    ...plan.needs.map((plural) => list(plan, connection, plural)),
  ]);
  const around = Object.fromEntries(plan.needs.map((plural, index) => [plural, lists[index]]));
  const seen = { context: plan.context, object, around, now };
  return plan.measure === undefined
    ? seen
    : { ...seen, measured: await plan.measure(connection, seen) };
}

/** Made by the operator, so they carry its label; the others are found by what they say of themselves. */
const labelled: ReadonlySet<Surrounding> = new Set(["pods", "persistentvolumeclaims", "jobs"]);

async function list(
  { target, cluster = "" }: Plan,
  connection: Connection,
  plural: Surrounding,
): Promise<readonly LiveObject[] | undefined> {
  const query = labelled.has(plural) ? { labelSelector: `cnpg.io/cluster=${cluster}` } : {};
  const path = pathOf(resourceOf(plural), target.namespace);
  const answer = connection.request<{ readonly items: readonly LiveObject[] }>({ path, query });
  const items = (await orUndefined(answer, ["forbidden", "not-found"]))?.items;
  return items?.filter((object) => owningCluster(object) === cluster);
}

async function orUndefined<T>(
  answer: Promise<T>,
  reasons: readonly KubeError["reason"][],
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof KubeError && reasons.includes(error.reason)) return undefined;
    throw error;
  }
}
