import { copyJson, isDraftObject } from "#admission/defaults/draft.ts";
import type { Draft, DraftObject } from "#admission/defaults/draft.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { additionalNode, itemNode, listProperties } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { Json } from "#domain/kubernetes/json.ts";

/** Fills in the defaults of the schema, in every object that is there, as the API server does. */
export function applySchemaDefaults(schema: KindSchema, object: DraftObject): void {
  const plan = planOf(schema, schema.root);
  if (plan !== undefined) fill(plan, object);
}

/** What of a schema node has defaults at all; most of a schema has none and is not walked. */
interface Plan {
  readonly defaults: readonly (readonly [key: string, value: Json])[];
  readonly children: ReadonlyMap<string, Plan>;
  readonly values: Plan | undefined;
  readonly items: Plan | undefined;
}

function fill(plan: Plan, value: Draft): void {
  if (Array.isArray(value)) {
    const { items } = plan;
    if (items !== undefined) for (const item of value) fill(items, item);
  } else if (isDraftObject(value)) fillMap(plan, value);
}

function fillMap(plan: Plan, map: DraftObject): void {
  for (const [key, value] of plan.defaults) map[key] ??= copyJson(value);
  if (plan.children.size > 0 || plan.values !== undefined) fillMembers(plan, map);
}

function fillMembers({ children, values }: Plan, map: DraftObject): void {
  for (const key of Object.keys(map)) {
    const child = children.get(key) ?? values;
    if (child !== undefined) fill(child, map[key] ?? null);
  }
}

const plans = new WeakMap<SchemaNode, { readonly plan: Plan | undefined }>();

function planOf(schema: KindSchema, node: SchemaNode | undefined): Plan | undefined {
  if (node === undefined) return undefined;
  const known = plans.get(node);
  if (known !== undefined) return known.plan;
  const plan = makePlan(schema, node);
  plans.set(node, { plan });
  return plan;
}

function makePlan(schema: KindSchema, node: SchemaNode): Plan | undefined {
  const defaults: [string, Json][] = [];
  const children = new Map<string, Plan>();
  for (const [name, child] of listProperties(schema, node)) {
    if (child.default !== undefined) defaults.push([name, child.default]);
    const below = planOf(schema, child);
    if (below !== undefined) children.set(name, below);
  }
  const values = planOf(schema, additionalNode(schema, node));
  const items = planOf(schema, itemNode(schema, node));
  const empty = defaults.length === 0 && children.size === 0 && !values && !items;
  return empty ? undefined : { defaults, children, values, items };
}
