import type { ClusterObject } from "./live-shapes.ts";

/** What archives the WAL of a Cluster; the condition says "archiving" also where nothing does. */
export type WalArchiver =
  { readonly kind: "plugin"; readonly name: string } | { readonly kind: "in-tree" };

export function findWalArchiver({ spec }: ClusterObject): WalArchiver | undefined {
  const plugin = spec?.plugins?.find(
    ({ enabled, isWALArchiver }) => isWALArchiver === true && enabled !== false,
  );
  if (plugin !== undefined) return { kind: "plugin", name: plugin.name };
  return spec?.backup?.barmanObjectStore === undefined ? undefined : { kind: "in-tree" };
}
