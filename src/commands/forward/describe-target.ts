import type { TunnelTarget } from "#live/tunnel-target.ts";
import { metricsPort } from "#live/tunnel-target.ts";

/** `pg (rw)`, `pg-2 (instance)`, `pg metrics`: what a person calls it. */
export function describeTarget({ role, name, port }: TunnelTarget): string {
  if (port === metricsPort) return `${name} metrics`;
  const portText = role === "pod" || role === "service" ? `:${port}` : "";
  return `${name}${portText} (${role})`;
}
