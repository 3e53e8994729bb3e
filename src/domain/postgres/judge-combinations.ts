import { maximumProcesses } from "#domain/postgres/hooks/number-hooks.ts";
import { judgeParameter } from "#domain/postgres/judge-parameter.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { findParameter } from "#domain/postgres/parameters.ts";

/** Settings that are fine alone and keep a server from starting together. */
export interface CombinationProblem {
  readonly key:
    | "reserved-connections"
    | "too-many-processes-together"
    | "minimal-wal-with-senders"
    | "minimal-wal-with-archiving"
    | "minimal-wal-with-summaries"
    | "wal-size-below-two-segments"
    | "several-recovery-targets"
    | "log-statement-stats-with-parts"
    | "huge-pages-with-sysv";
  readonly names: readonly string[];
}

/**
 * @param parameters the effective values by exact name, the operator's defaults and fixed ones included
 * @param written only combinations with one of these are of interest
 */
export function judgeCombinations(
  parameters: ReadonlyMap<string, string>,
  major: PostgresMajor,
  written: { has(name: string): boolean } = parameters,
): readonly CombinationProblem[] {
  const read = (name: string): string => effective(parameters, name, major);
  return checks.flatMap(({ key, among, find }) => {
    const names = among.some((name) => written.has(name)) ? find(read) : undefined;
    return names === undefined || names.length === 0 ? [] : [{ key, names }];
  });
}

type Read = (name: string) => string;

interface Check {
  readonly key: CombinationProblem["key"];
  /** All that may take part. */
  readonly among: readonly string[];
  /** Those that do not go together. */
  readonly find: (read: Read) => readonly string[] | undefined;
}

const segment = 16;
const targets = ["", "_lsn", "_name", "_time", "_xid"].map((end) => `recovery_target${end}`);
const stages = ["log_parser_stats", "log_planner_stats", "log_executor_stats"];
const connections = ["max_connections", "superuser_reserved_connections", "reserved_connections"];
const workers = ["autovacuum_worker_slots", "autovacuum_max_workers"] as const;
const sizes = ["min_wal_size", "max_wal_size"];

const checks: readonly Check[] = [
  {
    key: "reserved-connections",
    among: connections,
    find(read) {
      const most = Number(read("max_connections"));
      return sum(read, connections.slice(1)) >= most ? connections : undefined;
    },
  },
  {
    key: "too-many-processes-together",
    among: ["max_connections", ...workers, "max_worker_processes", "max_wal_senders"],
    find(read) {
      const worker = read(workers[0]) === "" ? workers[1] : workers[0];
      const names = ["max_connections", worker, "max_worker_processes", "max_wal_senders"];
      return sum(read, names) + 1 > maximumProcesses ? names : undefined;
    },
  },
  besideMinimalWal("minimal-wal-with-senders", "max_wal_senders", (value) => Number(value) > 0),
  besideMinimalWal("minimal-wal-with-archiving", "archive_mode", (value) =>
    ["on", "always"].includes(value),
  ),
  besideMinimalWal("minimal-wal-with-summaries", "summarize_wal", (value) => value === "on"),
  {
    key: "wal-size-below-two-segments",
    among: sizes,
    find: (read) => sizes.filter((name) => read(name) !== "" && Number(read(name)) < 2 * segment),
  },
  {
    key: "several-recovery-targets",
    among: targets,
    find(read) {
      const names = targets.filter((name) => read(name) !== "");
      return names.length > 1 ? names : undefined;
    },
  },
  {
    key: "log-statement-stats-with-parts",
    among: ["log_statement_stats", ...stages],
    find(read) {
      if (read("log_statement_stats") !== "on") return undefined;
      const parts = stages.filter((name) => read(name) === "on");
      return parts.length > 0 ? ["log_statement_stats", ...parts] : undefined;
    },
  },
  {
    key: "huge-pages-with-sysv",
    among: ["huge_pages", "shared_memory_type"],
    find: (read) =>
      read("huge_pages") === "on" && read("shared_memory_type") === "sysv"
        ? ["huge_pages", "shared_memory_type"]
        : undefined,
  },
];

function besideMinimalWal(
  key: Check["key"],
  name: string,
  needsMore: (value: string) => boolean,
): Check {
  const among = ["wal_level", name];
  return {
    key,
    among,
    find: (read) => (read("wal_level") === "minimal" && needsMore(read(name)) ? among : undefined),
  };
}

function sum(read: Read, names: readonly string[]): number {
  return names.reduce((total, name) => total + Number(read(name)), 0);
}

/** The value that counts; the default where there is none or a bad one; empty for unknown names. */
function effective(
  parameters: ReadonlyMap<string, string>,
  name: string,
  major: PostgresMajor,
): string {
  const fact = findParameter(name, major);
  if (fact === undefined) return "";
  const value = parameters.get(name);
  const judged = value === undefined ? undefined : judgeParameter({ name, value, major });
  if (judged?.verdict !== "ok") return fact.default ?? "";
  return judged.canonical ?? value ?? "";
}
