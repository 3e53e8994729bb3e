import type { SchemaTree } from "./schema-tree.ts";

/** Fields that the CRD calls strings but the operator decodes as a Go duration. */
export const durationFields = [
  { kind: "Cluster", path: "spec.monitoring.metricsQueriesTTL" },
  { kind: "Cluster", path: "spec.replica.minApplyDelay" },
] as const;

/** What a release adds to the one it is based on. */
export interface Overlay {
  readonly version: string;
  /** The release whose CRDs are taken as the starting point. */
  readonly base: string;
  readonly added: readonly {
    readonly kind: string;
    readonly path: string;
    readonly schema: SchemaTree;
  }[];
}

const stringList: SchemaTree = { type: "array", items: { type: "string" } };

/** Releases whose CRDs are not to be had, described by what their release notes say. */
export const overlays: readonly Overlay[] = [
  {
    version: "1.29.3",
    base: "1.29.2",
    added: [
      {
        kind: "Cluster",
        path: "spec.backup.barmanObjectStore.data.restoreAdditionalCommandArgs",
        schema: stringList,
      },
      {
        kind: "Cluster",
        path: "spec.externalClusters[].barmanObjectStore.data.restoreAdditionalCommandArgs",
        schema: stringList,
      },
    ],
  },
];
