import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import type { Services } from "#commands/services.ts";
import { escapeRegExp } from "#util/escape-reg-exp.ts";

/** Whether the settings want psql to begin read-only there. */
export function isReadOnly({ connect }: Pick<Services, "connect">, place: ClusterPlace): boolean {
  const { context, namespace, cluster } = place;
  const path = `${context}/${namespace}/${cluster.metadata.name}`;
  return connect.settings().readOnly.some((pattern) => toRegExp(pattern).test(path));
}

/** A pattern names a place with `*` for anything: `prod-*`, or `*` `/shop/pg`. */
function toRegExp(pattern: string): RegExp {
  return new RegExp(`^${pattern.split("*").map(escapeRegExp).join(".*")}$`);
}
