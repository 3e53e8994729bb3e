import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { additionalNode, itemNode, listProperties } from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";

/** What of a schema node there is to do for somebody; most of a schema has nothing and is not walked. */
export interface SchemaPlan<Task> {
  readonly node: SchemaNode;
  /** Undefined where only something below the node has one. */
  readonly task: Task | undefined;
  readonly children: ReadonlyMap<string, SchemaPlan<Task>>;
  readonly values: SchemaPlan<Task> | undefined;
  readonly items: SchemaPlan<Task> | undefined;
}

type Planner<Task> = (
  schema: KindSchema,
  node: SchemaNode | undefined,
) => SchemaPlan<Task> | undefined;

/** Plans are made once for each node, which the releases share. `taskOf` tells what a node itself asks for. */
export function createPlanner<Task>(
  taskOf: (schema: KindSchema, node: SchemaNode) => Task | undefined,
): Planner<Task> {
  const plans = new WeakMap<SchemaNode, { readonly plan: SchemaPlan<Task> | undefined }>();
  const planOf: Planner<Task> = (schema, node) => {
    if (node === undefined) return undefined;
    const known = plans.get(node);
    if (known !== undefined) return known.plan;
    const plan = makePlan(schema, node, { task: taskOf(schema, node), planOf });
    plans.set(node, { plan });
    return plan;
  };
  return planOf;
}

function makePlan<Task>(
  schema: KindSchema,
  node: SchemaNode,
  { task, planOf }: { readonly task: Task | undefined; readonly planOf: Planner<Task> },
): SchemaPlan<Task> | undefined {
  const children = new Map<string, SchemaPlan<Task>>();
  for (const [name, child] of listProperties(schema, node)) {
    const below = planOf(schema, child);
    if (below !== undefined) children.set(name, below);
  }
  const values = planOf(schema, additionalNode(schema, node));
  const items = planOf(schema, itemNode(schema, node));
  const empty = task === undefined && children.size === 0 && !values && !items;
  return empty ? undefined : { node, task, children, values, items };
}
