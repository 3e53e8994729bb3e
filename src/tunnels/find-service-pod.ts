import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveMeta } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import type { KubeRequest } from "#kube/http/send-request.ts";
import { KubeError } from "#kube/kube-error.ts";

interface ServiceAnswer {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports?: readonly { readonly port?: number; readonly targetPort?: number | string }[];
  };
}

interface PodAnswer extends Pick<PodObject, "metadata" | "status"> {
  readonly spec?: { readonly containers?: readonly ContainerPorts[] };
}

interface ContainerPorts {
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
}

/**
 * A ready pod behind a Service, and its port there. Most Services of a cluster are not followed, so this asks at each
 * connection. Fails with a `KubeError`.
 */
export async function findServicePod(
  connection: Connection,
  service: { readonly namespace: string; readonly name: string; readonly port: number },
  signal: AbortSignal,
): Promise<{ readonly pod: string; readonly port: number }> {
  const root = `/api/v1/namespaces/${encodeURIComponent(service.namespace)}`;
  const path = `${root}/services/${encodeURIComponent(service.name)}`;
  const { spec = {} } = await connection.request<ServiceAnswer>({ path, signal });
  const request = podsRequest(`${root}/pods`, spec.selector, signal);
  if (request === undefined) {
    throw new KubeError("invalid", `Service ${service.name} selects no pods: choose a pod instead`);
  }
  const { items } = await connection.request<{ readonly items: readonly PodAnswer[] }>(request);
  const ready = items.filter(isReady);
  const pod = ready[Math.floor(Math.random() * ready.length)];
  if (pod === undefined) {
    throw new KubeError("busy", `no pod behind Service ${service.name} is ready: look at its pods`);
  }
  const wanted = spec.ports?.find(({ port }) => port === service.port)?.targetPort ?? service.port;
  return { pod: pod.metadata.name, port: portOf(pod, wanted) };
}

function podsRequest(
  path: string,
  selector: Readonly<Record<string, string>> | undefined,
  signal: AbortSignal,
): KubeRequest | undefined {
  const labels = Object.entries(selector ?? {}).map(([key, value]) => `${key}=${value}`);
  if (labels.length === 0) return undefined;
  return { path, query: { labelSelector: labels.join(",") }, signal };
}

function isReady({ metadata, status }: PodAnswer): boolean {
  const ready = status?.conditions?.find(({ type }) => type === "Ready");
  return ready?.status === "True" && metadata.deletionTimestamp === undefined;
}

/** A Service may name the port of the pod instead of giving its number. */
function portOf({ metadata, spec }: PodAnswer, wanted: number | string): number {
  if (typeof wanted === "number") return wanted;
  const ports = (spec?.containers ?? []).flatMap(({ ports = [] }) => ports);
  const found = ports.find(({ name }) => name === wanted);
  if (found !== undefined) return found.containerPort;
  throw new KubeError("invalid", `pod ${metadata.name} has no port named ${wanted}`);
}
