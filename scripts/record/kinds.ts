import type { KubeReference } from "#sandbox/kubernetes/kube-object.ts";

const cnpg = "postgresql.cnpg.io/v1";

/** What is recorded, in the order of a recording: kind → its apiVersion. */
const recorded: Readonly<Record<string, string>> = {
  Cluster: cnpg,
  Backup: cnpg,
  ScheduledBackup: cnpg,
  Pooler: cnpg,
  Database: cnpg,
  DatabaseRole: cnpg,
  Publication: cnpg,
  Subscription: cnpg,
  ImageCatalog: cnpg,
  FailoverQuorum: cnpg,
  ObjectStore: "barmancloud.cnpg.io/v1",
  Pod: "v1",
  PersistentVolumeClaim: "v1",
  Service: "v1",
  Secret: "v1",
  Job: "batch/v1",
  Deployment: "apps/v1",
  PodDisruptionBudget: "policy/v1",
  Lease: "coordination.k8s.io/v1",
};

/** What scenarios and the recorder work with beside. */
const others: Readonly<Record<string, string>> = {
  Event: "v1",
  Namespace: "v1",
  Node: "v1",
  PersistentVolume: "v1",
};

export const recordedKinds = Object.keys(recorded);

/** An object of a namespace, or without a name all of the kind; without a namespace, one of the whole cluster. */
export function referTo(kind: string, namespace?: string, name?: string): KubeReference {
  const apiVersion = recorded[kind] ?? others[kind];
  if (apiVersion === undefined) throw new Error(`${kind} is missing in the table of kinds`);
  const place = namespace === undefined ? {} : { namespace };
  return { apiVersion, kind, metadata: name === undefined ? place : { ...place, name } };
}
