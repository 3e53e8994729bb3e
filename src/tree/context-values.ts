import { clusterParts, contextParts } from "#tree/parts/part-names.ts";

/** What a message row says; its text is `tree.message.<code>`. */
export const messageCodes = [
  "not-installed",
  "no-clusters",
  "no-match",
  "denied",
  "denied.namespaces",
  "failed",
  "failed.config",
  "failed.credentials",
  "failed.unreachable",
  "failed.certificate",
  "failed.timeout",
  "failed.unauthorized",
  "failed.forbidden",
] as const;

export type MessageCode = (typeof messageCodes)[number];

/** In what state each sort of row can be; the empty word stands for rows that have none. */
const states = {
  context: [
    "unknown",
    "connecting",
    "connected",
    "failed",
    "not-installed",
    "paused",
    "stale",
  ] as const,
  namespace: [""] as const,
  cluster: [
    "active",
    "active.fenced",
    "deleting",
    "deleting.fenced",
    "hibernated",
    "hibernated.fenced",
    "hibernating",
    "hibernating.fenced",
  ] as const,
  group: ["instances", ...clusterParts, ...contextParts] as const,
  instance: ["primary", "replica", "unhealthy", "fenced", "joining", "missing"] as const,
  pooler: ["active", "paused"] as const,
  backup: [
    "new",
    "pending",
    "started",
    "running",
    "finalizing",
    "completed",
    "failed",
    "walArchivingFailing",
    "other",
  ] as const,
  scheduledBackup: ["active", "suspended"] as const,
  database: ["applied", "failed"] as const,
  role: ["applied", "failed"] as const,
  publication: ["applied", "failed"] as const,
  subscription: ["applied", "failed"] as const,
  service: [""] as const,
  volume: [""] as const,
  catalog: [""] as const,
  objectStore: [""] as const,
  operator: [""] as const,
  message: messageCodes,
  more: [""] as const,
};

type States = typeof states;
type ValueOf<Sort extends keyof States> = States[Sort][number] extends infer State extends string
  ? State extends ""
    ? Sort
    : `${Sort}.${State}`
  : never;

/** What menus select rows by: `cluster.active.fenced`, `instance.primary`, `service`. */
export type ContextValue = { [Sort in keyof States]: ValueOf<Sort> }[keyof States];

/** Every value that there is, for the test that holds `package.json` against them. */
export const contextValues: readonly string[] = Object.entries(states).flatMap(([sort, all]) =>
  all.map((state) => (state === "" ? sort : `${sort}.${state}`)),
);
