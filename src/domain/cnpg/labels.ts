import type { CnpgKind } from "./kinds.ts";

/** Kinds whose metadata the operator looks at. */
export type LabelledKind = CnpgKind | "Secret" | "ConfigMap" | "Pod" | "Service";

/** How a value is read. `words` lists what has a meaning. */
export type MetadataGrammar =
  "words" | "go-boolean" | "json" | "json-list" | "json-patch" | "time" | "minutes" | "text";

/** A label or annotation that a person may set. */
export interface MetadataKey {
  readonly name: string;
  readonly place: "label" | "annotation";
  readonly kinds: readonly LabelledKind[];
  readonly grammar: MetadataGrammar;
  readonly words: readonly string[];
  /** The webhook refuses every other value; elsewhere another value is the same as none. */
  readonly strict?: true;
  /** What to use instead: a path in the same object, or nothing to take its place. */
  readonly replacement?: string;
  /** Can lose data or hide errors; not to be offered first. */
  readonly dangerous?: true;
}

const clusterAnnotations = [
  strict("cnpg.io/hibernation", "words", ["on", "off"]),
  annotation("cnpg.io/fencedInstances", "json-list", ['["*"]']),
  annotation("cnpg.io/reloadedAt", "time"),
  annotation("kubectl.kubernetes.io/restartedAt", "time"),
  annotation("cnpg.io/reconciliationLoop", "words", ["disabled"]),
  { ...annotation("cnpg.io/skipWalArchiving", "words", ["enabled"]), dangerous: true },
  { ...annotation("cnpg.io/skipEmptyWalArchiveCheck", "words", ["enabled"]), dangerous: true },
  { ...strict("cnpg.io/podPatch", "json-patch", []), dangerous: true },
  annotation("cnpg.io/coredumpFilter", "text", ["0x31"]),
  annotation("cnpg.io/forceLegacyBackup", "words", ["true", "false"]),
  annotation("alpha.cnpg.io/enableInstancePprof", "words", ["true", "false"]),
  {
    ...strict("alpha.cnpg.io/livenessPinger", "json", ['{"enabled": true}']),
    replacement: "spec.probes.liveness.isolationCheck",
  },
  {
    ...strict("alpha.cnpg.io/failoverQuorum", "go-boolean", ["true", "false"]),
    replacement: "spec.postgresql.synchronous.failoverQuorum",
  },
] as const satisfies readonly MetadataKey[];

/** What a person may set, per object the most useful first. */
export const metadataKeys: readonly MetadataKey[] = [
  ...clusterAnnotations,
  {
    ...annotation("cnpg.io/reconcilePodSpec", "words", ["disabled"]),
    kinds: ["Cluster", "Pooler"],
  },
  {
    ...annotation("cnpg.io/validation", "words", ["enabled", "disabled"]),
    // ScheduledBackup is validated as well, but its webhook does not look at the annotation.
    kinds: ["Cluster", "Backup", "Pooler", "Database"],
    dangerous: true,
  },
  {
    ...annotation("cnpg.io/volumeSnapshotDeadline", "minutes", ["10"]),
    kinds: ["Backup", "ScheduledBackup"],
  },
  {
    ...annotation("cnpg.io/passwordPassthrough", "words", ["enabled"]),
    kinds: ["Secret"],
  },
  {
    ...annotation("alpha.cnpg.io/unrecoverable", "words", ["true"]),
    kinds: ["Pod"],
    dangerous: true,
  },
  ...["cnpg.io/pluginClientSecret", "cnpg.io/pluginServerSecret", "cnpg.io/pluginPort"].map(
    (name): MetadataKey => ({ ...annotation(name, "text"), kinds: ["Service"] }),
  ),
  { ...annotation("cnpg.io/pluginServerName", "text"), kinds: ["Service"] },
  { ...label("cnpg.io/reload", ["true"]), kinds: ["Secret", "ConfigMap"] },
  { ...label("cnpg.io/userType", ["app", "superuser"]), kinds: ["Secret"] },
  { ...label("cnpg.io/cluster", []), kinds: ["Backup", "Secret"] },
  { ...label("cnpg.io/pluginName", []), kinds: ["Service"] },
];

/** Names that the operator writes itself; a person reads them and leaves them alone. */
export const operatorWrittenKeys = [
  "cnpg.io/backupDate",
  "cnpg.io/backupEndTime",
  "cnpg.io/backupEndWAL",
  "cnpg.io/backupLabelFile",
  "cnpg.io/backupMonth",
  "cnpg.io/backupName",
  "cnpg.io/backupStartTime",
  "cnpg.io/backupStartWAL",
  "cnpg.io/backupTablespaceMapFile",
  "cnpg.io/backupTimeline",
  "cnpg.io/backupYear",
  "cnpg.io/clusterManifest",
  "cnpg.io/hash",
  "cnpg.io/hibernateClusterManifest",
  "cnpg.io/hibernatePgControlData",
  "cnpg.io/immediateBackup",
  "cnpg.io/instanceName",
  "cnpg.io/instanceRole",
  "cnpg.io/isManaged",
  "cnpg.io/jobRole",
  "cnpg.io/lastAppliedSpec",
  "cnpg.io/majorVersion",
  "cnpg.io/managedSecrets",
  "cnpg.io/nodeSerial",
  "cnpg.io/onlineBackup",
  "cnpg.io/operatorVersion",
  "cnpg.io/pgControldata",
  "cnpg.io/podEnvHash",
  "cnpg.io/podRole",
  "cnpg.io/podSpec",
  "cnpg.io/poolerName",
  "cnpg.io/poolerSpecHash",
  "cnpg.io/pvcRole",
  "cnpg.io/pvcStatus",
  "cnpg.io/scheduled-backup",
  "cnpg.io/snapshotEndTime",
  "cnpg.io/snapshotStartTime",
  "cnpg.io/tablespaceName",
  "cnpg.io/updateStrategy",
] as const;

/** The keys that mean something on an object of the kind, in one place of its metadata. */
export function listMetadataKeys(kind: string, place: MetadataKey["place"]): MetadataKey[] {
  return metadataKeys.filter(
    (key) => key.place === place && (key.kinds as readonly string[]).includes(kind),
  );
}

export function findMetadataKey(
  kind: string,
  place: MetadataKey["place"],
  name: string,
): MetadataKey | undefined {
  return listMetadataKeys(kind, place).find((key) => key.name === name);
}

function annotation(
  name: string,
  grammar: MetadataGrammar,
  words: readonly string[] = [],
): MetadataKey {
  return { name, place: "annotation", kinds: ["Cluster"], grammar, words };
}

function strict(name: string, grammar: MetadataGrammar, words: readonly string[]): MetadataKey {
  return { ...annotation(name, grammar, words), strict: true };
}

function label(name: string, words: readonly string[]): MetadataKey {
  return {
    name,
    place: "label",
    kinds: [],
    grammar: words.length === 0 ? "text" : "words",
    words,
  };
}
