import { readFileSync } from "node:fs";
import { statusLists } from "#commands/status/status-read.ts";
import { readStatus } from "#commands/status/read-status.ts";
import type { StatusQuestion } from "#commands/status/read-status.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { KubeError } from "#kube/kube-error.ts";
import { LiveStore } from "#live/live-store.ts";
import { projectPath } from "#scripts/project-path.ts";
import type { RecordedStep } from "#scripts/record/recorded-step.ts";
import { resourceOf } from "#test/support/live/objects.ts";
import { createFakeConnection } from "#test/support/live/services.ts";
import type { Answers } from "#test/support/live/services.ts";

/** What instances said of themselves when they were asked: `pg-1` the primary, `pg-2` its replica. */
export function readInstanceAnswer(name: "pg-1" | "pg-2"): Record<string, unknown> {
  const file = projectPath("test", "fixtures", "instance-status", "1.30.0", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}

export const denied = new KubeError("forbidden", "forbidden", { status: 403 });

/** What an API server answers that holds these objects; instances are asked in vain. */
export function answersFor(
  cluster: LiveObject,
  lists: Readonly<Record<string, readonly LiveObject[]>>,
  events: readonly object[] = [],
): Answers {
  const { namespace = "shop", name } = cluster.metadata;
  const listed = statusLists.map(({ name: plural, resource }) => [
    `GET ${pathOf(resource, namespace)}`,
    { items: lists[plural] ?? [] },
  ]);
  const proxied = (lists["pods"] ?? []).map(({ metadata }) => [proxyPath(metadata), denied]);
  return Object.fromEntries([
    [`GET ${pathOf(resourceOf("clusters"), namespace, name)}`, cluster],
    [`GET /api/v1/namespaces/${namespace}/events`, { items: events }],
    ...listed,
    ...proxied,
  ]) as Answers;
}

export function proxyPath(
  { namespace = "shop", name }: LiveObject["metadata"],
  scheme = "https",
): string {
  return `GET /api/v1/namespaces/${namespace}/pods/${scheme}:${name}:8000/proxy/pg/status`;
}

/** A recorded step as the API server would have answered at that moment. */
export function recordedAnswers({ objects, events }: RecordedStep): Answers {
  const ofKind = (kind: string): readonly LiveObject[] =>
    objects.filter((object) => object.kind === kind) as unknown as readonly LiveObject[];
  const lists = Object.fromEntries(
    statusLists.map(({ name, resource }) => [name, ofKind(resource.kind)]),
  );
  const [cluster] = ofKind("Cluster");
  if (cluster === undefined) throw new Error("The step has no Cluster");
  return answersFor(cluster, lists, events);
}

/** Reads the status of the one Cluster among the answers. */
export function readAnswered(
  answers: Answers,
  { now, ...over }: { readonly now: number } & Partial<Omit<StatusQuestion, "now">>,
) {
  const path = /\/namespaces\/([^/]+)\/clusters\/(.+)$/;
  const [, namespace = "", name = ""] = Object.keys(answers).flatMap(
    (call) => path.exec(call) ?? [],
  );
  return readStatus(
    {
      connection: createFakeConnection("kind", answers),
      store: new LiveStore(),
      resource: resourceOf("clusters"),
      namespace,
      name,
      withQueries: false,
      now: () => now,
      ...over,
    },
    new AbortController().signal,
  );
}

/** Real answers of a pair of instances, for steps that show such a pair. */
export function answersOf({ scenario, step, objects }: RecordedStep): Answers {
  if (`${scenario}/${step}` !== "scale/1-two-instances") return {};
  const pods = objects.filter(({ kind }) => kind === "Pod") as unknown as readonly LiveObject[];
  return Object.fromEntries(
    pods.map(({ metadata }) => {
      const isPrimary = metadata.labels?.["cnpg.io/instanceRole"] === "primary";
      return [proxyPath(metadata), readInstanceAnswer(isPrimary ? "pg-1" : "pg-2")];
    }),
  );
}
