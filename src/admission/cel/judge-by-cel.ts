import { isJsonObject } from "#domain/kubernetes/json.ts";
import { compileRule } from "#admission/cel/compile-rule.ts";
import { toCelInput } from "#admission/cel/cel-value.ts";
import { matchItems } from "#admission/cel/match-items.ts";
import type { ObjectPath } from "#admission/object.ts";
import { valueAt } from "#admission/read.ts";
import type { CelRule, SchemaNode } from "#domain/cnpg/schema-node.ts";
import { createPlanner } from "#admission/schema-plan.ts";
import type { SchemaPlan } from "#admission/schema-plan.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";
import { isEqualJson } from "#admission/is-equal-json.ts";

/** A rule of the schema that an object breaks, and where the rule stands. */
export interface BrokenRule {
  readonly rule: CelRule;
  readonly path: ObjectPath;
  /** Lists without indices, as `spec.servers[].fdw`. */
  readonly pattern: string;
}

/**
 * The rules of `x-kubernetes-validations` that an object breaks, as the API server runs them after all
 * other checks of the schema. Rules about a change run only where the old object has the value too;
 * a value that did not change is left alone.
 */
export function judgeByCel(
  schema: KindSchema,
  object: JsonObject,
  old: JsonObject | undefined,
): readonly BrokenRule[] {
  const plan = planOf(schema, schema.root);
  const broken: BrokenRule[] = [];
  if (plan !== undefined)
    visit({ schema, broken }, plan, {
      value: object,
      old,
      path: [],
      pattern: "",
      unchanged: false,
    });
  return broken;
}

interface Walk {
  readonly schema: KindSchema;
  readonly broken: BrokenRule[];
}

interface Place {
  /** The value, or the nearest one around it that has an older version, is as it was. */
  readonly unchanged: boolean;
  readonly value: Json;
  readonly old: Json | undefined;
  readonly path: ObjectPath;
  readonly pattern: string;
}

const planOf = createPlanner((_schema, node) => node.rules);
type Plan = SchemaPlan<readonly CelRule[]>;

function visit(walk: Walk, plan: Plan, place: Place): void {
  if (place.value === null) return;
  for (const rule of plan.task ?? []) applyRule(walk, plan.node, rule, place);
  if (Array.isArray(place.value)) visitItems(walk, plan, place, place.value as readonly Json[]);
  else if (isJsonObject(place.value)) visitMembers(walk, plan, place, place.value);
}

function applyRule(walk: Walk, node: SchemaNode, rule: CelRule, place: Place): void {
  const compiled = compileRule(rule);
  if (compiled === undefined || !isAsked(compiled.usesOld, place)) return;
  const { value, old, path, pattern } = place;
  const { members } = compiled;
  const self = toCelInput(walk.schema, node, value, members);
  const before = old === undefined ? undefined : toCelInput(walk.schema, node, old, members);
  if (compiled.ask(self, before) === "broken") walk.broken.push({ rule, path, pattern });
}

function isAsked(usesOld: boolean, { old, unchanged }: Place): boolean {
  return usesOld ? old !== undefined : !unchanged;
}

function visitItems(walk: Walk, plan: Plan, place: Place, items: readonly Json[]): void {
  if (plan.items === undefined) return;
  const olds = matchItems(plan.node, items, place.old);
  for (const [index, value] of items.entries()) {
    const below = { value, old: olds[index], pattern: `${place.pattern}[]` };
    visit(walk, plan.items, enter(place, index, below));
  }
}

function visitMembers(walk: Walk, plan: Plan, place: Place, map: JsonObject): void {
  if (plan.children.size === 0 && plan.values === undefined) return;
  const { pattern, old } = place;
  for (const [key, value] of Object.entries(map)) {
    const child = plan.children.get(key) ?? plan.values;
    if (child === undefined) continue;
    const step = pattern === "" ? key : `${pattern}.${key}`;
    visit(walk, child, enter(place, key, { value, old: valueAt(old, [key]), pattern: step }));
  }
}

function enter(
  parent: Place,
  step: string | number,
  below: Pick<Place, "value" | "old" | "pattern">,
): Place {
  const { value, old } = below;
  const unchanged = old === undefined ? parent.unchanged : isEqualJson(value, old);
  return { ...below, unchanged, path: [...parent.path, step] };
}
