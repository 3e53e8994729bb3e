import type { Situation } from "#commands/operations/operation.ts";
import type { PodObject } from "#domain/cnpg/live-shapes.ts";
import type { Connection } from "#kube/connection.ts";
import { proxyPath } from "#kube/instance-status/proxy-path.ts";
import { metricsPort } from "#live/tunnel-target.ts";
import { KubeError } from "#kube/kube-error.ts";

/**
 * Since when PostgreSQL runs in an instance, in seconds since 1970, from its metrics, which are up to half a minute
 * old. Undefined where they may not be read, or leave it out.
 */
export async function readPostmasterStart(
  connection: Connection,
  instance: string,
  { around }: Pick<Situation, "around">,
): Promise<number | undefined> {
  const pod = around.pods?.find(({ metadata }) => metadata.name === instance);
  if (pod === undefined) return undefined;
  try {
    const text = await connection.requestText({ path: metricsPath(pod), limit: 5000 });
    const written = /^cnpg_pg_postmaster_start_time(?:\{.*\})? (\S+)/m.exec(text)?.[1];
    return written === undefined ? undefined : Number(written);
  } catch (error) {
    if (error instanceof KubeError) return undefined;
    throw error;
  }
}

function metricsPath({ metadata, spec }: PodObject): string {
  const { namespace = "default", name: pod } = metadata;
  const main = spec?.containers?.find((container) => container.name === "postgres");
  const scheme = main?.command?.includes("--metrics-port-tls") === true ? "https" : "http";
  return proxyPath({ namespace, pod, scheme, port: metricsPort }, "metrics");
}
