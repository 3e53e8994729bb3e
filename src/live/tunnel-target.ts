/** What a local port stands for. Which pod that is, is found anew for each connection. */
export interface TunnelTarget {
  readonly context: string;
  readonly namespace: string;
  readonly role: TunnelRole;
  /** Of the Cluster for `rw`, `ro` and `r`; else of the pod, Pooler or Service itself. */
  readonly name: string;
  /** The Cluster that it is about; undefined for pods and Services of others. */
  readonly cluster: string | undefined;
  /** Of the pod; for `service` of the Service. */
  readonly port: number;
}

export type TunnelRole =
  /** Whichever instance is the primary. */
  | "rw"
  /** The ready replicas in turn. */
  | "ro"
  /** All ready instances in turn. */
  | "r"
  /** One instance, whatever its role. */
  | "instance"
  /** The ready pods of a Pooler in turn. */
  | "pooler"
  /** Any pod, and the pods of any Service, also those that have nothing to do with a Cluster. */
  | "pod"
  | "service";

export const postgresPort = 5432;
export const metricsPort = 9187;

/** Names a target in memory and between windows. */
export function keyOfTarget(target: TunnelTarget): string {
  const { context, namespace, role, name, port } = target;
  return [context, namespace, role, name, port].join("/");
}

/** Whether PostgreSQL or PgBouncer answers there. */
export function speaksPostgres({ role, port }: TunnelTarget): boolean {
  return port === postgresPort && role !== "pod" && role !== "service";
}
