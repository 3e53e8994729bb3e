import type { KubeObject } from "./kube-object.ts";

interface Kind {
  readonly kind: string;
  readonly apiVersion: string;
  readonly plural: string;
  /** False: only written by scenarios, not part of what is recorded. */
  readonly recorded: boolean;
  readonly clusterScoped?: true;
}

const cnpg = "postgresql.cnpg.io/v1";

const kinds: readonly Kind[] = [
  { kind: "Cluster", apiVersion: cnpg, plural: "clusters", recorded: true },
  { kind: "Backup", apiVersion: cnpg, plural: "backups", recorded: true },
  { kind: "ScheduledBackup", apiVersion: cnpg, plural: "scheduledbackups", recorded: true },
  { kind: "Pooler", apiVersion: cnpg, plural: "poolers", recorded: true },
  { kind: "Database", apiVersion: cnpg, plural: "databases", recorded: true },
  { kind: "DatabaseRole", apiVersion: cnpg, plural: "databaseroles", recorded: true },
  { kind: "Publication", apiVersion: cnpg, plural: "publications", recorded: true },
  { kind: "Subscription", apiVersion: cnpg, plural: "subscriptions", recorded: true },
  { kind: "ImageCatalog", apiVersion: cnpg, plural: "imagecatalogs", recorded: true },
  { kind: "FailoverQuorum", apiVersion: cnpg, plural: "failoverquorums", recorded: true },
  {
    kind: "ObjectStore",
    apiVersion: "barmancloud.cnpg.io/v1",
    plural: "objectstores",
    recorded: true,
  },
  { kind: "Pod", apiVersion: "v1", plural: "pods", recorded: true },
  {
    kind: "PersistentVolumeClaim",
    apiVersion: "v1",
    plural: "persistentvolumeclaims",
    recorded: true,
  },
  { kind: "Service", apiVersion: "v1", plural: "services", recorded: true },
  { kind: "Secret", apiVersion: "v1", plural: "secrets", recorded: true },
  { kind: "Job", apiVersion: "batch/v1", plural: "jobs", recorded: true },
  { kind: "Deployment", apiVersion: "apps/v1", plural: "deployments", recorded: true },
  {
    kind: "PodDisruptionBudget",
    apiVersion: "policy/v1",
    plural: "poddisruptionbudgets",
    recorded: true,
  },
  { kind: "Lease", apiVersion: "coordination.k8s.io/v1", plural: "leases", recorded: true },
  {
    kind: "Namespace",
    apiVersion: "v1",
    plural: "namespaces",
    recorded: false,
    clusterScoped: true,
  },
  {
    kind: "PersistentVolume",
    apiVersion: "v1",
    plural: "persistentvolumes",
    recorded: false,
    clusterScoped: true,
  },
  {
    kind: "StorageClass",
    apiVersion: "storage.k8s.io/v1",
    plural: "storageclasses",
    recorded: false,
    clusterScoped: true,
  },
];

export const recordedKinds = kinds.filter(({ recorded }) => recorded);

/** The path of a list (without a name) or of one object. */
export function pathOfKind(kindName: string, namespace: string, name = ""): string {
  const kind = kinds.find((candidate) => candidate.kind === kindName);
  if (kind === undefined) throw new Error(`${kindName} is missing in the table of kinds`);
  const root = kind.apiVersion === "v1" ? "/api/v1" : `/apis/${kind.apiVersion}`;
  const scope = kind.clusterScoped === true ? "" : `/namespaces/${namespace}`;
  return `${root}${scope}/${kind.plural}${name === "" ? "" : `/${name}`}`;
}

export function pathOf({ kind = "", metadata }: KubeObject): string {
  return pathOfKind(kind, metadata.namespace ?? "", metadata.name);
}
