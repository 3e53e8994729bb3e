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

/** `parameters`: the effective values by exact name, the operator's defaults and fixed ones included. */
export function judgeCombinations(
  parameters: ReadonlyMap<string, string>,
  major: PostgresMajor,
): readonly CombinationProblem[] {
  const read = (name: string): string => effective(parameters, name, major);
  return checks.flatMap((check) => {
    const problem = check(read);
    return problem === undefined || problem.names.length === 0 ? [] : [problem];
  });
}

type Read = (name: string) => string;
type Check = (read: Read) => CombinationProblem | undefined;

const segment = 16;
const targets = ["", "_lsn", "_name", "_time", "_xid"].map((end) => `recovery_target${end}`);
const stages = ["log_parser_stats", "log_planner_stats", "log_executor_stats"];

const checks: readonly Check[] = [
  (read) =>
    sum(read, ["superuser_reserved_connections", "reserved_connections"]) >=
    Number(read("max_connections"))
      ? {
          key: "reserved-connections",
          names: ["max_connections", "superuser_reserved_connections", "reserved_connections"],
        }
      : undefined,
  (read) => {
    const workers =
      read("autovacuum_worker_slots") === "" ? "autovacuum_max_workers" : "autovacuum_worker_slots";
    const names = ["max_connections", workers, "max_worker_processes", "max_wal_senders"];
    return sum(read, names) + 1 > maximumProcesses
      ? { key: "too-many-processes-together", names }
      : undefined;
  },
  (read) =>
    read("wal_level") === "minimal" && Number(read("max_wal_senders")) > 0
      ? { key: "minimal-wal-with-senders", names: ["wal_level", "max_wal_senders"] }
      : undefined,
  (read) =>
    read("wal_level") === "minimal" && ["on", "always"].includes(read("archive_mode"))
      ? { key: "minimal-wal-with-archiving", names: ["wal_level", "archive_mode"] }
      : undefined,
  (read) =>
    read("wal_level") === "minimal" && read("summarize_wal") === "on"
      ? { key: "minimal-wal-with-summaries", names: ["wal_level", "summarize_wal"] }
      : undefined,
  (read) => ({
    key: "wal-size-below-two-segments",
    names: ["min_wal_size", "max_wal_size"].filter(
      (name) => read(name) !== "" && Number(read(name)) < 2 * segment,
    ),
  }),
  (read) => {
    const names = targets.filter((name) => read(name) !== "");
    return names.length > 1 ? { key: "several-recovery-targets", names } : undefined;
  },
  (read) => {
    const parts = stages.filter((name) => read(name) === "on");
    return read("log_statement_stats") === "on" && parts.length > 0
      ? { key: "log-statement-stats-with-parts", names: ["log_statement_stats", ...parts] }
      : undefined;
  },
  (read) =>
    read("huge_pages") === "on" && read("shared_memory_type") === "sysv"
      ? { key: "huge-pages-with-sysv", names: ["huge_pages", "shared_memory_type"] }
      : undefined,
];

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
