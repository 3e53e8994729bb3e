/** What listens in a pod, and how. */
export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly scheme: "https" | "http";
  readonly port: number;
}

/** The way through the API server to a path of a pod's own server. */
export function proxyPath({ namespace, pod, scheme, port }: PodPort, path: string): string {
  const target = `${scheme}:${encodeURIComponent(pod)}:${port}`;
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${target}/proxy/${path}`;
}
