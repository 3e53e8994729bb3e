import type { Duplex } from "node:stream";
import type { Connection } from "#kube/connection.ts";
import { openPodPort } from "#kube/stream/open-pod-port.ts";
import { speaksPostgres } from "#live/tunnel-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import { findServicePod } from "#tunnels/find-service-pod.ts";

/** Milliseconds. A client of PostgreSQL that ends its side is gone; others may still wait for an answer. */
const postgresLastWords = 1000;

/** A stream to the target in that pod; for a Service, to one of its pods, found by a look at the cluster. */
export async function dialTarget(
  connection: Connection,
  target: TunnelTarget,
  pod: string,
  signal: AbortSignal,
): Promise<Duplex> {
  const { namespace, port } = target;
  if (target.role === "service") {
    const found = await findServicePod(connection, target, signal);
    return openPodPort(connection, { namespace, ...found }, signal);
  }
  const lastWords = speaksPostgres(target) ? { lastWords: postgresLastWords } : {};
  return openPodPort(connection, { namespace, pod, port, ...lastWords }, signal);
}
