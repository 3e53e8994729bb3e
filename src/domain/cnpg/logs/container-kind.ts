import type { LiveMeta } from "#domain/kubernetes/live-object.ts";

/** What a container is for, the most interesting first. */
export const containerKinds = [
  "postgres",
  "sidecar",
  "init",
  "job",
  "pooler",
  "operator",
  "plugin",
] as const;

export type ContainerKind = (typeof containerKinds)[number];

/** The kind of a container by the labels of its pod; `isInit`: it runs to its end before the others start. */
export function containerKind(
  { labels = {} }: Pick<LiveMeta, "labels">,
  container: string,
  isInit: boolean,
): ContainerKind {
  if (labels["cnpg.io/jobRole"] !== undefined) return "job";
  if (labels["cnpg.io/poolerName"] !== undefined) return "pooler";
  if (labels["cnpg.io/cluster"] === undefined) {
    return labels["app"] === "barman-cloud" ? "plugin" : "operator";
  }
  if (container === "postgres") return "postgres";
  return isInit ? "init" : "sidecar";
}
