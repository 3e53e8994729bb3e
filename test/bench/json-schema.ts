import { openSchema, schemaPool } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";

/** The Cluster schema of the newest operator as JSON Schema, for servers that read only that. */
export function clusterJsonSchema(): unknown {
  const schema = openSchema(newestOperator, "Cluster");
  if (schema === undefined) throw new Error("the newest operator has no Cluster");
  return { $schema: "http://json-schema.org/draft-07/schema#", ...expand(schema.root) };
}

function expand(node: SchemaNode): Record<string, unknown> {
  const { type, properties, additional, items, required, enum: words, pattern } = node;
  const open = node.preserveUnknown === true || type !== "object" || properties === undefined;
  const kept = {
    type,
    required,
    enum: words,
    pattern,
    minimum: node.minimum,
    maximum: node.maximum,
  };
  const parts: Record<string, unknown> = Object.fromEntries(
    Object.entries(kept).filter(([, value]) => value !== undefined),
  );
  if (node.intOrString === true) parts["type"] = ["integer", "string"];
  if (properties !== undefined) {
    parts["properties"] = Object.fromEntries(
      Object.entries(properties).map(([name, index]) => [name, expand(nodeOf(index))]),
    );
  }
  if (additional !== undefined) parts["additionalProperties"] = expand(nodeOf(additional));
  else if (!open) parts["additionalProperties"] = false;
  if (items !== undefined) parts["items"] = expand(nodeOf(items));
  return parts;
}

function nodeOf(index: number): SchemaNode {
  const node = schemaPool.nodes[index];
  if (node === undefined) throw new Error(`no schema node ${index}`);
  return node;
}
