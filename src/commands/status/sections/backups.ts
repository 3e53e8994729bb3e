import { escapeMarkdown, writeTable } from "#commands/describe/markdown.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { describeArchiving } from "#commands/status/describe-archiving.ts";
import { listRecovery } from "#commands/status/list-recovery.ts";
import { listMembers } from "#commands/status/list-members.ts";
import type { BackupObject } from "#domain/cnpg/live-shapes.ts";
import { formatBytes } from "#tree/format-bytes.ts";
import { formatMoment, formatSince } from "#tree/format-age.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** Whether WAL gets away, from when on the Cluster can be restored, and what is under way. */
export function writeBackups(status: StatusView): readonly string[] {
  const blocks = [
    describeArchiving(status).map(bullet),
    recoveryTable(status),
    listMembers(status, "scheduledBackups").map(bullet),
    running(status).map(bullet),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function bullet(text: string): string {
  return `- ${escapeMarkdown(text)}`;
}

const columns = ["way", "first", "success", "failure"];

function recoveryTable(status: StatusView): readonly string[] {
  const { env } = status;
  return writeTable(
    columns.map((column) => tell(env, `status.recovery.${column}`)),
    listRecovery(status).map(({ way, first, success, failure }) => [
      way,
      describeTime(env, first),
      describeTime(env, success),
      describeTime(env, failure),
    ]),
  );
}

function describeTime(env: TreeEnvironment, time: number | undefined): string {
  if (time === undefined) return tell(env, "status.recovery.none");
  return `${formatMoment(time)} (${formatSince(env, time)})`;
}

/** Backups that have not ended, and copies that somebody takes of the primary. */
function running(status: StatusView): readonly string[] {
  const { env, primary } = status;
  const open = listMembers(status, "backups", (object) => {
    const { phase = "" } = (object as unknown as BackupObject).status ?? {};
    return phase !== "completed" && phase !== "failed";
  });
  const copies = (primary?.baseBackups ?? []).map(({ client, phase, streamed, total }) =>
    tell(env, "status.copy", {
      client,
      phase,
      size: `${size(streamed)} / ${size(total)}`,
    }),
  );
  return [...open, ...copies];
}

function size(bytes: number | undefined): string {
  return bytes === undefined ? "?" : formatBytes(bytes);
}
