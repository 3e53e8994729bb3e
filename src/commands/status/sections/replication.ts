import { writeTable } from "#commands/describe/markdown.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { parseLsn } from "#domain/cnpg/instance-status.ts";
import type { SlotRow, StandbyRow } from "#domain/cnpg/instance-report.ts";
import { nameSlot } from "#domain/cnpg/name-slot.ts";
import { formatBytes } from "#tree/format-bytes.ts";
import { tell } from "#tree/tree-environment.ts";

const standbyColumns = [
  "name",
  "state",
  "sync",
  "priority",
  "sent",
  "written",
  "flushed",
  "replayed",
  "writeLag",
  "flushLag",
  "replayLag",
  "slot",
];

/** Who streams from the primary, as `pg_stat_replication` has it. */
export function writeStandbys(status: StatusView): readonly string[] {
  const { env, primary } = status;
  if (primary === undefined) return [];
  if (primary.standbys.length === 0) return [tell(env, "status.standby.none")];
  return writeTable(
    standbyColumns.map((column) => tell(env, `status.standby.${column}`)),
    primary.standbys.map((row) => [
      row.name,
      row.state,
      row.sync,
      row.priority,
      row.sent,
      row.written,
      row.flushed,
      row.replayed,
      row.writeLag,
      row.flushLag,
      row.replayLag,
      describeSlot(status, row),
    ]),
  );
}

function describeSlot({ env, cluster, primary }: StatusView, { name }: StandbyRow): string {
  if (cluster.spec?.replicationSlots?.highAvailability?.enabled === false) return "";
  const slot = primary?.slots.find((each) => each.name === nameSlot(cluster, name));
  if (slot === undefined) return tell(env, "status.slot.none");
  return tell(env, slot.active ? "status.slot.active" : "status.slot.inactive");
}

const slotColumns = [
  "name",
  "type",
  "owner",
  "plugin",
  "database",
  "state",
  "restartLsn",
  "held",
  "walStatus",
  "safe",
];

/** All slots of the primary, the operator's and others: what nobody reads keeps WAL for ever. */
export function writeSlots({ env, cluster, primary }: StatusView): readonly string[] {
  const prefix = nameSlot(cluster, "");
  const head = parseLsn(primary?.lsn);
  return writeTable(
    slotColumns.map((column) => tell(env, `status.slot.${column}`)),
    (primary?.slots ?? []).map((slot) => [
      slot.name,
      slot.type,
      tell(env, slot.name.startsWith(prefix) ? "status.slot.operator" : "status.slot.other"),
      slot.plugin,
      slot.database,
      tell(env, slot.active ? "status.slot.active" : "status.slot.inactive"),
      slot.restartLsn,
      describeHeld(head, slot),
      slot.walStatus,
      slot.safeWalSize === undefined ? "" : formatBytes(slot.safeWalSize),
    ]),
  );
}

function describeHeld(head: number | undefined, { restartLsn }: SlotRow): string {
  const start = parseLsn(restartLsn);
  if (head === undefined || start === undefined) return "";
  return formatBytes(Math.max(0, head - start));
}
