import { createPlanner } from "#admission/schema-plan.ts";
import type { SchemaPlan } from "#admission/schema-plan.ts";
import { copyJson, isDraftObject } from "#admission/defaults/draft.ts";
import type { Draft, DraftObject } from "#admission/defaults/draft.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { listProperties } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { Json } from "#domain/kubernetes/json.ts";

/** Fills in the defaults of the schema, in every object that is there, as the API server does. */
export function applySchemaDefaults(schema: KindSchema, object: DraftObject): void {
  const plan = planOf(schema, schema.root);
  if (plan !== undefined) fill(plan, object);
}

type Defaults = readonly (readonly [key: string, value: Json])[];

const planOf = createPlanner(listDefaults);

function listDefaults(schema: KindSchema, node: SchemaNode): Defaults | undefined {
  const found: [string, Json][] = [];
  for (const [name, child] of listProperties(schema, node)) {
    if (child.default !== undefined) found.push([name, child.default]);
  }
  return found.length === 0 ? undefined : found;
}

function fill(plan: SchemaPlan<Defaults>, value: Draft): void {
  if (Array.isArray(value)) {
    const { items } = plan;
    if (items !== undefined) for (const item of value) fill(items, item);
  } else if (isDraftObject(value)) fillMap(plan, value);
}

function fillMap(plan: SchemaPlan<Defaults>, map: DraftObject): void {
  for (const [key, value] of plan.task ?? []) map[key] ??= copyJson(value);
  if (plan.children.size > 0 || plan.values !== undefined) fillMembers(plan, map);
}

function fillMembers({ children, values }: SchemaPlan<Defaults>, map: DraftObject): void {
  for (const key of Object.keys(map)) {
    const child = children.get(key) ?? values;
    if (child !== undefined) fill(child, map[key] ?? null);
  }
}
