import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";

/** The parts of `metadata` that a person writes. The CRDs leave it to the API machinery. */
const nodes: readonly SchemaNode[] = [
  { type: "string" },
  { type: "object", additional: 0 },
  { type: "array", items: 0 },
  {
    type: "object",
    properties: {
      name: 0,
      namespace: 0,
      labels: 1,
      annotations: 1,
      generateName: 0,
      finalizers: 2,
    },
    required: ["name"],
  },
];

export function openMetadata(kind: CnpgKind): KindSchema {
  const root = nodes[nodes.length - 1] ?? {};
  return { kind, release: "", root, pool: { nodes, operators: {}, barmanCloud: {} } };
}
