/** What an instance says about itself (`/pg/status`), as far as the Workbench shows it. */
export interface InstanceStatus {
  readonly isPrimary: boolean;
  /** Positions in WAL in bytes; of a primary what it has written, of a replica what it has replayed. */
  readonly position: number | undefined;
  readonly isReceiving: boolean;
  readonly isReplayPaused: boolean;
  readonly isRestartPending: boolean;
  /** PostgreSQL does not run, most often because the instance is fenced. */
  readonly isDown: boolean;
  readonly isRewinding: boolean;
  /** Also true where nothing archives at all. */
  readonly isArchiving: boolean;
  readonly waitingWalFiles: number;
  readonly lastFailedWal: string;
  readonly timeline: number | undefined;
  readonly replicas: readonly ReplicaStatus[];
}

/** A replica as the primary sees it. */
export interface ReplicaStatus {
  readonly name: string;
  /** `streaming`, `catchup`, … */
  readonly state: string;
  /** `sync`, `quorum`, `potential`, `async`. */
  readonly sync: string;
  readonly position: number | undefined;
}

/** Told by whoever asks the instances; without a status what was known does not hold any more. */
export interface InstanceStatusEvent {
  readonly kind: "instance-status";
  readonly context: string;
  readonly podUid: string;
  readonly status: InstanceStatus | undefined;
}

/** Where to ask a pod for its status. */
export interface InstanceEndpoint {
  readonly podUid: string;
  readonly pod: string;
  readonly namespace: string;
  readonly scheme: "https" | "http";
}

/** The instance manager leaves out what is zero or empty. */
export function readInstanceStatus(answer: unknown): InstanceStatus {
  const status = asAnswer(answer);
  const isPrimary = status.isPrimary === true;
  return {
    isPrimary,
    position: parseLsn(isPrimary ? status.currentLsn : status.replayLsn),
    ...readFlags(status),
    waitingWalFiles: numberOf(status.readyWalFiles) ?? 0,
    lastFailedWal: textOf(status.lastFailedWAL),
    timeline: numberOf(status.timeLineID),
    replicas: rowsOf(status.replicationInfo).map(readReplica),
  };
}

/** `0/3000148`: two hexadecimal halves of 32 bits. Undefined for anything else. */
export function parseLsn(text: unknown): number | undefined {
  const halves = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(textOf(text));
  if (halves === null) return undefined;
  const [, high = "", low = ""] = halves;
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16);
}

export type Answer = Readonly<Record<string, unknown>>;

function asAnswer(value: unknown): Answer {
  return typeof value === "object" && value !== null ? (value as Answer) : {};
}

function readFlags(status: Answer) {
  return {
    isReceiving: status.isWalReceiverActive === true,
    isReplayPaused: status.replayPaused === true,
    isRestartPending: status.pendingRestart === true,
    isDown: status.mightBeUnavailable === true,
    isRewinding: status.isPgRewindRunning === true,
    isArchiving: status.isArchivingWAL === true,
  };
}

/** The objects of a list, however little of it is one. */
export function rowsOf(value: unknown): readonly Answer[] {
  return Array.isArray(value) ? value.map(asAnswer) : [];
}

function readReplica(row: Answer): ReplicaStatus {
  return {
    name: textOf(row.applicationName),
    state: textOf(row.state),
    sync: textOf(row.syncState),
    position: parseLsn(row.replayLsn),
  };
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
