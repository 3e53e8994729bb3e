import type { Json } from "#domain/kubernetes/json.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { schemaPool } from "#domain/cnpg/schema.ts";
import type { Random } from "#test/support/random.ts";

/** A value that may suit the schema node, and sometimes surely does not. */
export function generateValue(node: SchemaNode | undefined, random: Random, depth = 0): Json {
  if (node === undefined || random.below(12) === 0) return pickOdd(random);
  if (node.enum !== undefined && random.below(5) !== 0) return random.pick(node.enum);
  if (node.quantity === true) return random.pick(quantities);
  if (node.duration === true) return random.pick(durations);
  if (node.intOrString === true) return random.pick([80, "http", "50%", 1.5, true, ""]);
  if (node.type === undefined) return pickOdd(random);
  return makers[node.type](node, random, depth);
}

/** A value of any type, or a text that only some grammar takes; its own, since callers change it. */
export function pickOdd(random: Random): Json {
  return structuredClone(random.pick(oddValues));
}

/** The node that an index of the pool stands for. */
export function poolNode(index: number | undefined): SchemaNode | undefined {
  return index === undefined ? undefined : schemaPool.nodes[index];
}

const oddTexts = [
  ..."|x|1|10Gi|on|a b|1h|5m|0 0 0 * * *|pg:16|512Mi|1GB|500m|-|ä|null".split("|"),
  "2030-01-01T00:00:00Z",
  "2030-01-01",
];
const oddNumbers = [0, 1, -1, 1.5, 3, 100, 70000, 2147483648, 1e20];
const oddCollections = [[], {}, ["a"], [1], [null], [{}], { a: "b" }, { a: 1 }, { a: null }];

const oddValues: readonly Json[] = [
  ...oddTexts,
  ...oddNumbers,
  ...oddCollections,
  true,
  false,
  null,
];

const quantities: readonly Json[] = [
  ..."1Gi|500m|1GB||1.5|1e3|Gi| 1Gi|10|-1|1 Gi|0".split("|"),
  1,
  0.5,
  true,
];
const durations: readonly Json[] = ["30s", "1h", "1d", "", 0, "-5m", "0", "1h30m", "1.5h", "5"];
const words: readonly Json[] = [
  ..."a|abc|30d|A_b|2030-01-01T00:00:00Z|a-b||some text".split("|"),
  "x".repeat(300),
  1,
];
const keys = ["a", "b", "c-d", "x.y/z", "", "A b"] as const;

type Maker = (node: SchemaNode, random: Random, depth: number) => Json;

const makers: Readonly<Record<NonNullable<SchemaNode["type"]>, Maker>> = {
  boolean: (_, random) => (random.below(6) === 0 ? pickOdd(random) : random.below(2) === 0),
  integer: makeNumber,
  number: makeNumber,
  string: (_, random) => random.pick(words),
  array: (node, random, depth) =>
    Array.from({ length: random.below(3) }, () =>
      generateValue(poolNode(node.items), random, depth + 1),
    ),
  object: makeObject,
};

function makeNumber({ minimum = 1, maximum = 10 }: SchemaNode, random: Random): Json {
  const edges = [minimum, maximum, maximum + 1, minimum - 1];
  return random.pick([0, 1, 5, -1, 100, 1.5, 2, "3", ...edges]);
}

function makeObject(node: SchemaNode, random: Random, depth: number): Json {
  const object: Record<string, Json> = {};
  const properties = Object.entries(node.properties ?? {});
  const wanted = depth > 4 ? 1 : 2;
  for (const [name, index] of properties) {
    const required = node.required?.includes(name) === true;
    const chosen = required
      ? random.below(8) !== 0
      : depth < 8 && random.below(Math.max(3, properties.length)) < wanted;
    if (chosen) object[name] = generateValue(poolNode(index), random, depth + 1);
  }
  if (node.additional !== undefined) {
    const count = random.below(3);
    for (let index = 0; index < count; index += 1) {
      object[random.pick(keys)] = generateValue(poolNode(node.additional), random, depth + 1);
    }
  }
  if (random.below(25) === 0) object.bogus = 1;
  return object;
}
