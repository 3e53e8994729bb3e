import type { CelRule, SchemaType } from "#domain/cnpg/schema-node.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import type { SchemaTree } from "./schema-tree.ts";

type JsonObject = Readonly<Record<string, Json>>;
type Writable = { -readonly [Key in keyof SchemaTree]?: SchemaTree[Key] };

/** The pattern that controller-gen writes for every `resource.Quantity`. */
const quantityPattern =
  "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

const deprecation = /(^|\s)Deprecated[:.](\s|$)|should be considered as deprecated/;

const intOrStringChoice = JSON.stringify([{ type: "integer" }, { type: "string" }]);

/** What each keyword of a CRD schema becomes. A keyword that is not here stops the import. */
const keywords: Readonly<Record<string, (into: Writable, value: Json, path: string) => void>> = {
  type: (into, value) => (into.type = value as SchemaType),
  format: (into, value) => (into.format = value as string),
  enum: (into, value) => (into.enum = value as readonly Json[]),
  required: (into, value) => (into.required = value as readonly string[]),
  minimum: (into, value) => (into.minimum = value as number),
  maximum: (into, value) => (into.maximum = value as number),
  minLength: (into, value) => (into.minLength = value as number),
  maxLength: (into, value) => (into.maxLength = value as number),
  minItems: (into, value) => (into.minItems = value as number),
  maxItems: (into, value) => (into.maxItems = value as number),
  default: (into, value) => (into.default = value),
  pattern: readPattern,
  nullable: (into, value) => setFlag(into, "nullable", value),
  "x-kubernetes-preserve-unknown-fields": (into, value) => setFlag(into, "preserveUnknown", value),
  "x-kubernetes-int-or-string": (into, value) => setFlag(into, "intOrString", value),
  "x-kubernetes-list-type": (into, value) => (into.listType = value as "map" | "set" | "atomic"),
  "x-kubernetes-list-map-keys": (into, value) => (into.listKeys = value as readonly string[]),
  "x-kubernetes-validations": (into, value) => (into.rules = readRules(value)),
  // Says how server-side apply merges, nothing about what is valid.
  "x-kubernetes-map-type": () => undefined,
  title: () => undefined,
  example: () => undefined,
  description: readDescription,
  anyOf: checkAnyOf,
  properties: readProperties,
  additionalProperties: readAdditional,
  items: (into, value, path) => (into.items = compactSchema(value as JsonObject, `${path}[]`)),
};

/** A schema of a CRD in compact form; throws on any keyword whose meaning would be lost. */
export function compactSchema(schema: JsonObject, path: string): SchemaTree {
  const tree: Writable = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const read = keywords[keyword];
    if (read === undefined) {
      throw new Error(`${path}: keyword ${keyword} is not supported; teach compact-schema.ts`);
    }
    read(tree, value, path);
  }
  return tree;
}

function setFlag(
  into: Writable,
  name: "nullable" | "preserveUnknown" | "intOrString",
  value: Json,
): void {
  if (value === true) {
    into[name] = true;
  }
}

function readPattern(into: Writable, value: Json): void {
  if (value === quantityPattern) {
    into.quantity = true;
  } else {
    into.pattern = value as string;
  }
}

function readDescription(into: Writable, value: Json): void {
  if (deprecation.test(value as string)) {
    into.deprecated = true;
  }
}

/** Only the choice that belongs to int-or-string is known; it says nothing new. */
function checkAnyOf(_into: Writable, value: Json, path: string): void {
  if (JSON.stringify(value) !== intOrStringChoice) {
    throw new Error(`${path}: only the anyOf of int-or-string is supported`);
  }
}

function readProperties(into: Writable, value: Json, path: string): void {
  const names = Object.keys(value as JsonObject).toSorted();
  into.properties = Object.fromEntries(
    names.map((name) => {
      const child = (value as JsonObject)[name] as JsonObject;
      return [name, compactSchema(child, `${path}.${name}`)];
    }),
  );
}

function readAdditional(into: Writable, value: Json, path: string): void {
  if (value === true) {
    into.preserveUnknown = true;
  } else if (value !== false) {
    into.additional = compactSchema(value as JsonObject, `${path}.*`);
  }
}

/** Messages stay behind: what a rule means is said in our own words. */
function readRules(value: Json): CelRule[] {
  return (value as readonly JsonObject[]).map((rule) => ({
    rule: rule["rule"] as string,
    ...(rule["fieldPath"] === undefined ? {} : { fieldPath: rule["fieldPath"] as string }),
    ...(rule["reason"] === undefined ? {} : { reason: rule["reason"] as string }),
    ...(rule["optionalOldSelf"] === true ? { optionalOldSelf: true } : {}),
  }));
}
