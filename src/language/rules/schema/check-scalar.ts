import { parseGoDuration } from "#domain/kubernetes/go-duration.ts";
import { matchesQuantityPattern, parseQuantity } from "#domain/kubernetes/quantity.ts";
import { parseTimestamp } from "#domain/kubernetes/timestamp.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { Place, Walk } from "#language/rules/schema/walk.ts";
import { report } from "#language/rules/schema/walk.ts";
import { memoize } from "#util/memoize.ts";

/** Judges a value that has the right type. */
export function checkScalar(walk: Walk, place: Place): void {
  const { node, schema } = place;
  if (node.kind !== "scalar") return;
  if (node.value === "" && isFilledIn(walk, place)) return;
  if (schema.enum?.includes(node.value) === false) reportWords(walk, place, schema.enum);
  else if (typeof node.value === "string") checkText(walk, place, node.value);
  else if (typeof node.value === "number") checkNumber(walk, place, node.value);
}

function reportWords(walk: Walk, place: Place, allowed: readonly Json[]): void {
  const words = allowed.map((word) =>
    typeof word === "string" && word !== "" ? word : JSON.stringify(word),
  );
  const values = { ...about(place), words: words.join(", ") };
  report(walk, place, { code: "value-not-allowed", values, data: { words } });
}

function isFilledIn(walk: Walk, place: Place): boolean {
  return walk.kind === "Cluster" && filledWhenEmpty.has(place.pattern);
}

/** The operator's defaulter writes a word over an empty text before the schema is read. */
const filledWhenEmpty: ReadonlySet<string> = new Set([
  "spec.logLevel",
  "spec.backup.target",
  "spec.postgresql.synchronous.dataDurability",
]);

type TextCheck = (walk: Walk, place: Place, text: string) => void;

function checkText(walk: Walk, place: Place, text: string): void {
  for (const check of textChecks) check(walk, place, text);
}

const textChecks: readonly TextCheck[] = [
  (walk, place, text) => {
    if (place.schema.quantity === true && !isQuantity(walk, text)) {
      report(walk, place, { code: "invalid-quantity", values: about(place), data: { text } });
    }
  },
  (walk, place, text) => {
    if (place.schema.duration === true && parseGoDuration(text) === undefined) {
      report(walk, place, { code: "invalid-duration", values: about(place), data: { text } });
    }
  },
  (walk, place, text) => {
    if (place.schema.format === "date-time" && !isTimestamp(walk, text)) {
      report(walk, place, { code: "invalid-timestamp", values: about(place), data: { text } });
    }
  },
  checkPattern,
  checkLength,
];

/** The decoder takes what the pattern refuses (`Gi`, blanks around), and the operator rewrites it. */
function isQuantity(walk: Walk, text: string): boolean {
  return walk.kind === "Cluster"
    ? parseQuantity(text.trim()) !== undefined
    : matchesQuantityPattern(text) && parseQuantity(text) !== undefined;
}

/** Where no operator decodes the object, only the looser format of the schema counts. */
function isTimestamp(walk: Walk, text: string): boolean {
  return parseTimestamp(text) !== undefined || (!walk.decoded && looseTimestamp.test(text));
}

const looseTimestamp = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d/;

function checkPattern(walk: Walk, place: Place, text: string): void {
  const { pattern } = place.schema;
  if (pattern === undefined || compiled(place.schema).test(text)) return;
  const variant = patternVariants[pattern];
  report(walk, place, {
    code: "pattern-mismatch",
    ...(variant === undefined ? {} : { variant }),
    values: { ...about(place), pattern },
  });
}

/** Patterns that words explain better. */
const patternVariants: Readonly<Record<string, string>> = {
  "^[1-9][0-9]*[dwm]$": "retention",
  "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$": "label",
  "^[0-9a-z_]*$": "slot-prefix",
};

const compiled = memoize(({ pattern = "" }: SchemaNode) => new RegExp(pattern));

function checkLength(walk: Walk, place: Place, text: string): void {
  const { minLength = 0, maxLength = Infinity } = place.schema;
  if (minLength === 0 && maxLength === Infinity) return;
  const length = countCodePoints(text);
  if (length < minLength) {
    const values = { ...about(place), length, limit: minLength };
    const variant = length === 0 ? "empty" : "short";
    report(walk, place, { code: "wrong-text-length", variant, values });
  } else if (length > maxLength) {
    const values = { ...about(place), length, limit: maxLength };
    report(walk, place, { code: "wrong-text-length", variant: "long", values });
  }
}

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function checkNumber(walk: Walk, place: Place, value: number): void {
  const [minimum, maximum] = boundsOf(walk, place);
  if (value >= minimum && value <= maximum) return;
  const variant = rangeVariant(minimum, maximum, value);
  report(walk, place, {
    code: "number-out-of-range",
    variant,
    ...(isScaled(walk, place) && (value < 0 || variant === "type") ? { named: scaledPath } : {}),
    values: { ...about(place), minimum, maximum },
  });
}

/** Of the number of replicas the server writes the path as the CRD does, with a dot in front. */
const scaledPath = ["", "spec", "instances"];

function rangeVariant(minimum: number, maximum: number, value: number): string {
  if (maximum >= 2 ** 31 - 1 && value > maximum) return "type";
  if (value < minimum) return "minimum";
  return "maximum";
}

function boundsOf(walk: Walk, place: Place): readonly [number, number] {
  const { schema, pattern } = place;
  const { minimum = unsigned.test(pattern) ? 0 : -Infinity, maximum = Infinity } = schema;
  if (schema.type !== "integer") return [minimum, maximum];
  if (isScaled(walk, place)) return [Math.max(minimum, 0), Math.min(maximum, 2 ** 31 - 1)];
  const limit = walk.decoded && schema.format === "int32" ? 2 ** 31 : 2 ** 63;
  return [Math.max(minimum, -limit), Math.min(maximum, limit - 1)];
}

/** What kubectl scale writes is a number of replicas, whatever the schema says. */
function isScaled({ kind }: Walk, { pattern }: Place): boolean {
  return pattern === "spec.instances" && (kind === "Cluster" || kind === "Pooler");
}

/** The schema does not say that the operator's own types hold no negative number here. */
const unsigned = /^spec\.monitoring\.podMonitor(Metric)?Relabelings\.modulus$/;

function about(place: Place): { readonly field: string; readonly value: string } {
  const value = place.node.kind === "scalar" ? place.node.text : "";
  return { field: fieldName(place), value };
}

/** The key, also for an item of a list. */
function fieldName({ path }: Place): string {
  return path.findLast((segment) => typeof segment === "string") ?? "";
}
