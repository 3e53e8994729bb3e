import { escapeMarkdown } from "#commands/describe/markdown.ts";
import type { PostgresAnswer } from "#commands/status/postgres-answer.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { formatLength, formatSince } from "#tree/format-age.ts";
import { formatBytes } from "#tree/format-bytes.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What queries in the primary have answered; without them nothing. */
export function writePostgres({ env, read }: StatusView): readonly string[] {
  const answer = read.postgres?.value;
  if (answer === undefined) return [];
  return [...listFacts(env, answer), ...listPending(env, answer)].map(
    (text) => `- ${escapeMarkdown(text)}`,
  );
}

function listFacts(env: TreeEnvironment, answer: PostgresAnswer): readonly string[] {
  const { databases, connections, maxConnections, waiting, longest } = answer;
  const total = databases.reduce((sum, { bytes }) => sum + bytes, 0);
  const oldest = Math.max(0, ...databases.map(({ xidAge }) => xidAge));
  const sizes = databases.map(({ name, bytes }) => `${name} ${formatBytes(bytes)}`);
  return [
    tell(env, "status.postgres.started", { since: formatSince(env, answer.started) }),
    tell(env, "status.postgres.size", { size: formatBytes(total), databases: sizes.join(", ") }),
    tell(env, "status.postgres.connections", { connections, maxConnections, waiting }),
    tell(env, "status.postgres.longest", { length: formatLength(env, longest * 1000) }),
    tell(env, "status.postgres.xid", { age: oldest.toLocaleString("en") }),
  ];
}

function listPending(env: TreeEnvironment, { pending }: PostgresAnswer): readonly string[] {
  return pending.map((each) => tell(env, "status.postgres.pending", each));
}
