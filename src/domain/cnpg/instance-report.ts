import { numberOf, readInstanceStatus, rowsOf, textOf } from "./instance-status.ts";
import type { Answer, InstanceStatus } from "./instance-status.ts";

/** All that an instance says about itself (`/pg/status`), with positions as PostgreSQL writes them. */
export interface InstanceReport extends InstanceStatus {
  readonly systemId: string;
  /** Of a primary where it writes, of a replica what it has replayed: `0/3000148`. */
  readonly lsn: string;
  readonly receivedLsn: string;
  readonly currentWal: string;
  readonly lastArchivedWal: string;
  /** Milliseconds since 1970; undefined: never. */
  readonly lastArchivedAt: number | undefined;
  readonly lastFailedAt: number | undefined;
  readonly managerVersion: string;
  /** Why PostgreSQL does not answer while the instance manager does. */
  readonly downReason: string;
  readonly standbys: readonly StandbyRow[];
  readonly slots: readonly SlotRow[];
  readonly baseBackups: readonly BaseBackupRow[];
}

/** A row of `pg_stat_replication`. */
export interface StandbyRow {
  readonly name: string;
  readonly state: string;
  readonly sent: string;
  readonly written: string;
  readonly flushed: string;
  readonly replayed: string;
  /** Intervals as PostgreSQL writes them. */
  readonly writeLag: string;
  readonly flushLag: string;
  readonly replayLag: string;
  readonly sync: string;
  readonly priority: string;
}

/** A row of `pg_replication_slots`. */
export interface SlotRow {
  readonly name: string;
  readonly type: string;
  readonly plugin: string;
  readonly database: string;
  readonly active: boolean;
  readonly restartLsn: string;
  readonly walStatus: string;
  readonly safeWalSize: number | undefined;
}

/** A row of `pg_stat_progress_basebackup`, with who takes it. */
export interface BaseBackupRow {
  readonly client: string;
  readonly phase: string;
  readonly streamed: number | undefined;
  readonly total: number | undefined;
}

/** The instance manager leaves out what is zero or empty. */
export function readInstanceReport(answer: unknown): InstanceReport {
  const status = readInstanceStatus(answer);
  const told = (answer ?? {}) as Answer;
  return {
    ...status,
    systemId: textOf(told.systemID),
    lsn: textOf(status.isPrimary ? told.currentLsn : told.replayLsn),
    receivedLsn: textOf(told.receivedLsn),
    currentWal: textOf(told.currentWAL),
    lastArchivedWal: textOf(told.lastArchivedWAL),
    lastArchivedAt: timeOf(told.lastArchivedWALTime),
    lastFailedAt: timeOf(told.lastFailedWALTime),
    managerVersion: textOf(told.instanceManagerVersion),
    downReason: textOf(told.mightBeUnavailableMaskedError),
    standbys: rowsOf(told.replicationInfo).map(readStandby),
    slots: rowsOf(told.replicationSlotsInfo).map(readSlot),
    baseBackups: rowsOf(told.pgStatBasebackupsInfo).map(readBaseBackup),
  };
}

function readStandby(row: Answer): StandbyRow {
  return {
    name: textOf(row.applicationName),
    state: textOf(row.state),
    // So named by the instance manager; it is what was sent.
    sent: textOf(row.receivedLsn),
    written: textOf(row.writeLsn),
    flushed: textOf(row.flushLsn),
    replayed: textOf(row.replayLsn),
    writeLag: textOf(row.writeLag),
    flushLag: textOf(row.flushLag),
    replayLag: textOf(row.replayLag),
    sync: textOf(row.syncState),
    priority: textOf(row.syncPriority),
  };
}

function readSlot(row: Answer): SlotRow {
  return {
    name: textOf(row.slotName),
    type: textOf(row.slotType),
    plugin: textOf(row.plugin),
    database: textOf(row.database),
    active: row.active === true,
    restartLsn: textOf(row.restartLsn),
    walStatus: textOf(row.walStatus),
    safeWalSize: numberOf(row.safeWalSize),
  };
}

function readBaseBackup(row: Answer): BaseBackupRow {
  return {
    client: textOf(row.application_name),
    phase: textOf(row.phase),
    streamed: numberOf(row.backup_streamed),
    total: numberOf(row.backup_total),
  };
}

/** PostgreSQL's `-infinity` stands for never. */
function timeOf(value: unknown): number | undefined {
  const time = Date.parse(textOf(value));
  return Number.isNaN(time) ? undefined : time;
}
