import { childNode } from "#domain/cnpg/schema.ts";
import type { SchemaNode, SchemaType } from "#domain/cnpg/schema-node.ts";
import { namePlace } from "#language/rules/schema/name-place.ts";
import type { Place, Walk } from "#language/rules/schema/walk.ts";
import { report, reportOnKey } from "#language/rules/schema/walk.ts";
import type { YamlScalar } from "#manifest/nodes.ts";
import { resolvePlainScalar } from "#manifest/scalar-value.ts";
import { entriesOf, resolveAlias } from "#manifest/values.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";

/** True where the value has a type that the schema takes; else the reason is reported. */
export function checkType(walk: Walk, place: Place): boolean {
  if (hasType(walk, place.node, place.schema)) return true;
  const { node } = place;
  const wrong = node.kind === "scalar" ? wrongScalar(walk, place, node) : {};
  const details = {
    code: "wrong-type",
    ...wrong,
    ...namedInside(place),
    values: {
      field: namePlace(place.path),
      expected: expectedType(place.schema),
      found: foundType(node),
      value: node.kind === "scalar" ? node.text : "",
    },
  } as const;
  if (node.kind === "scalar") report(walk, place, details);
  else reportOnKey(walk, place, details);
  return false;
}

/** Of a map or a list of maps in the wrong place, the server finds the fields unknown. */
function namedInside({ node, path }: Place): { readonly named?: readonly PathSegment[] } {
  const isList = node.kind === "list";
  const map = isList ? resolveAlias(node.items[0]) : node;
  const [entry] = map?.kind === "map" ? entriesOf(map) : [];
  return entry === undefined ? {} : { named: [...path, ...(isList ? [0] : []), entry.key] };
}

type TypeTest = (node: ResolvedNode) => boolean;

const typeTests: Readonly<Record<SchemaType, TypeTest>> = {
  object: (node) => node.kind === "map",
  array: (node) => node.kind === "list",
  string: (node) => node.kind === "scalar" && node.type === "string",
  boolean: (node) => node.kind === "scalar" && node.type === "boolean",
  number: (node) => node.kind === "scalar" && typeof node.value === "number",
  integer: (node) => node.kind === "scalar" && Number.isInteger(node.value),
};

function hasType(walk: Walk, node: ResolvedNode, schema: SchemaNode): boolean {
  if (schema.type !== undefined) return typeTests[schema.type](node);
  // The operator's defaulter rewrites fractions of a Cluster as text, before the schema is read.
  if (schema.quantity === true && walk.kind === "Cluster" && typeTests.number(node)) return true;
  if (schema.quantity === true || schema.intOrString === true)
    return typeTests.string(node) || isLong(node);
  return true;
}

/** Beyond 64 bits the API server reads a number with fractions. */
function isLong(node: ResolvedNode): boolean {
  return (
    node.kind === "scalar" && Number.isInteger(node.value) && Math.abs(Number(node.value)) < 2 ** 63
  );
}

function expectedType(schema: SchemaNode): string {
  if (schema.quantity === true) return "quantity";
  if (schema.intOrString === true) return "integer or string";
  return typeNames[schema.type ?? "object"];
}

const typeNames: Readonly<Record<SchemaType, string>> = {
  object: "map",
  array: "list",
  string: "string",
  boolean: "boolean",
  number: "number",
  integer: "integer",
};

function foundType(node: ResolvedNode): string {
  return node.kind === "scalar" ? node.type : node.kind;
}

/** The variants that say more than "wrong type", with what their fix needs. */
function wrongScalar(walk: Walk, { schema }: Place, node: YamlScalar) {
  if (schema.type === "string") return { variant: "quote", data: { fix: "quote" } };
  if (schema.type === "array") return { variant: "list", data: { fix: "list" } };
  if (schema.type === "object") {
    return childNode(walk.schema, schema, "size")?.type === "string" && node.type !== "boolean"
      ? { variant: "storage", data: { fix: "size" } }
      : {};
  }
  return wouldFitUnquoted(walk, node, schema)
    ? { variant: "unquote", data: { fix: "unquote" } }
    : {};
}

function wouldFitUnquoted(walk: Walk, node: YamlScalar, schema: SchemaNode): boolean {
  if (node.style !== "single" && node.style !== "double") return false;
  const plain = resolvePlainScalar(node.text);
  return plain !== undefined && hasType(walk, { ...node, ...plain }, schema);
}
