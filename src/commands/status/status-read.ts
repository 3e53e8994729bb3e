import type { InstanceReport } from "#domain/cnpg/instance-report.ts";
import type { ClusterObject } from "#domain/cnpg/live-shapes.ts";
import type { ApiResource, LiveObject } from "#domain/kubernetes/live-object.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { PostgresAnswer } from "#commands/status/postgres-answer.ts";
import type { KubeEvent } from "#kube/events/list-events.ts";

/** One part of the status: read anew, or as the view last saw it (`value` beside a `problem`), or missing. */
export interface Part<T> {
  readonly verb: string;
  /** As rights name it: `pods/proxy`, `backups.postgresql.cnpg.io`. */
  readonly resource: string;
  readonly value: T | undefined;
  readonly problem: PartProblem | undefined;
}

export type PartProblem =
  | { readonly kind: "denied" }
  | { readonly kind: "late"; readonly seconds: number }
  | { readonly kind: "failed"; readonly message: string };

/** All that was read about one Cluster at one moment. */
export interface StatusRead {
  readonly context: string;
  readonly namespace: string;
  readonly name: string;
  /** When it had been read, in milliseconds since 1970. */
  readonly now: number;
  /** Without a value and without a problem: there is no such Cluster. */
  readonly cluster: Part<(LiveObject & ClusterObject) | undefined>;
  readonly lists: Readonly<Record<StatusList, Part<readonly LiveObject[]>>>;
  /** By the name of the pod. */
  readonly reports: ReadonlyMap<string, Part<InstanceReport>>;
  readonly events: Part<readonly KubeEvent[]>;
  /** Undefined: PostgreSQL was not asked. */
  readonly postgres: Part<PostgresAnswer> | undefined;
}

export type StatusList = (typeof listNames)[number];

const listNames = [
  "pods",
  "persistentvolumeclaims",
  "jobs",
  "poddisruptionbudgets",
  "backups",
  "scheduledbackups",
  "objectstores",
  "poolers",
  "databases",
  "databaseroles",
  "publications",
  "subscriptions",
] as const;

/** Made by the operator, so they carry its label; the others are found by what they say of themselves. */
const labelled: ReadonlySet<string> = new Set([
  "pods",
  "persistentvolumeclaims",
  "jobs",
  "poddisruptionbudgets",
]);

const budgets: ApiResource = {
  group: "policy",
  version: "v1",
  plural: "poddisruptionbudgets",
  kind: "PodDisruptionBudget",
  namespaced: true,
};

/** What is listed around the Cluster. */
export const statusLists: readonly {
  readonly name: StatusList;
  readonly resource: ApiResource;
  readonly isLabelled: boolean;
}[] = listNames.map((name) => ({
  name,
  resource: watchedResources.find(({ plural }) => plural === name) ?? budgets,
  isLabelled: labelled.has(name),
}));
