import { isJsonObject } from "#domain/kubernetes/json.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { childNode, itemNode } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { Json } from "#domain/kubernetes/json.ts";

/** A value as an expression sees it: integers are big, and names are spelt as CEL can write them. */
export type CelInput =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly CelInput[]
  | { readonly [name: string]: CelInput };

/** The value in the types of its schema; of a map only the `members`, where they are given. */
export function toCelInput(
  schema: KindSchema,
  node: SchemaNode | undefined,
  value: Json,
  members?: ReadonlySet<string>,
): CelInput {
  if (Array.isArray(value)) {
    const item = node === undefined ? undefined : itemNode(schema, node);
    return (value as readonly Json[]).map((entry) => toCelInput(schema, item, entry));
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).flatMap(([key, entry]) => {
      const name = node?.properties === undefined ? key : escapeName(key);
      if (members !== undefined && !members.has(name)) return [];
      const child = node === undefined ? undefined : childNode(schema, node, key);
      return [[name, toCelInput(schema, child, entry)] as const];
    });
    return Object.fromEntries(entries);
  }
  return toScalar(node, value as null | boolean | number | string);
}

function toScalar(node: SchemaNode | undefined, value: null | boolean | number | string): CelInput {
  const whole = typeof value === "number" && Number.isInteger(value);
  return whole && node?.type !== "number" ? BigInt(value) : value;
}

const reserved: ReadonlySet<string> = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);

const spelt: Readonly<Record<string, string>> = {
  __: "__underscores__",
  ".": "__dot__",
  "-": "__dash__",
  "/": "__slash__",
};

/** Kubernetes spells names that CEL cannot: `a-b` is `a__dash__b`, `namespace` is `__namespace__`. */
function escapeName(name: string): string {
  if (reserved.has(name)) return `__${name}__`;
  return /__|[./-]/.test(name) ? name.replace(/__|[./-]/g, (part) => spelt[part] ?? part) : name;
}
