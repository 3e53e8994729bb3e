import type { YamlScalar } from "#manifest/nodes.ts";

export type ScalarValue = Pick<YamlScalar, "value" | "type">;

/**
 * Types a plain scalar as go-yaml v2 does it, which Kubernetes tooling uses: YAML 1.1 words, `0777`
 * and `0o17` octal, `1_000` decimal, but no base-60 numbers and no dates (both stay strings).
 * Returns undefined for `.inf` and `.nan`, which JSON cannot carry.
 */
export function resolvePlainScalar(text: string): ScalarValue | undefined {
  const known = words.get(text);
  if (known !== undefined) return known;
  if (!numberStart.test(text)) return { value: text, type: "string" };
  if (notANumber.test(text)) return undefined;
  const plain = text.startsWith(".") ? text : text.replaceAll("_", "");
  return resolveInteger(plain) ?? resolveFloat(plain) ?? { value: text, type: "string" };
}

/** Types a scalar that carries an explicit `!!tag`; undefined where go-yaml refuses the pair. */
export function resolveTaggedScalar(tag: string, text: string): ScalarValue | undefined {
  const wanted = taggedTypes[tag];
  if (wanted === undefined || wanted === "string") return { value: text, type: "string" };
  const plain = resolvePlainScalar(text);
  if (plain?.type === wanted) return plain;
  if (wanted === "float" && plain?.type === "integer") return { ...plain, type: "float" };
  return undefined;
}

/** How a typed key becomes a JSON object key: `on:` is the key `true`, `5:` the key `5`. */
export function keyText(text: string, value: ScalarValue): string {
  if (value.type === "string" || value.type === "null") return text;
  const exact = typeof value.value !== "number" || Math.abs(value.value) <= Number.MAX_SAFE_INTEGER;
  return exact ? String(value.value) : text.replace(/[_+]/g, "");
}

const taggedTypes: Readonly<Record<string, YamlScalar["type"]>> = {
  "tag:yaml.org,2002:str": "string",
  "tag:yaml.org,2002:int": "integer",
  "tag:yaml.org,2002:float": "float",
  "tag:yaml.org,2002:bool": "boolean",
  "tag:yaml.org,2002:null": "null",
};

const words = new Map<string, ScalarValue>([
  ...wordEntries("y Y yes Yes YES true True TRUE on On ON", { value: true, type: "boolean" }),
  ...wordEntries("n N no No NO false False FALSE off Off OFF", { value: false, type: "boolean" }),
  ...wordEntries("~ null Null NULL", { value: null, type: "null" }),
  ["", { value: null, type: "null" }],
]);

const numberStart = /^[-+.0-9]/;
const notANumber = /^(?:\.nan|\.NaN|\.NAN|[-+]?(?:\.inf|\.Inf|\.INF))$/;
const integerForms: readonly (readonly [RegExp, number, number])[] = [
  [/^[-+]?0[xX][0-9a-fA-F]+$/, 2, 16],
  [/^[-+]?0[bB][01]+$/, 2, 2],
  [/^[-+]?0[oO][0-7]+$/, 2, 8],
  [/^[-+]?0[0-7]+$/, 1, 8],
  [/^[-+]?(?:0|[1-9][0-9]*)$/, 0, 10],
];
const floatForm = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

function resolveInteger(text: string): ScalarValue | undefined {
  const form = integerForms.find(([pattern]) => pattern.test(text));
  if (form === undefined) return undefined;
  const negative = text.startsWith("-");
  const digits = text.replace(/^[-+]/, "").slice(form[1]);
  const value = Number.parseInt(digits, form[2]);
  // Beyond 64 bits go-yaml falls back to a float.
  if (value >= 2 ** 64) return { value: negative ? -value : value, type: "float" };
  return { value: negative ? -value : value, type: "integer" };
}

function resolveFloat(text: string): ScalarValue | undefined {
  if (!floatForm.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? { value, type: "float" } : undefined;
}

function wordEntries(list: string, value: ScalarValue): [string, ScalarValue][] {
  return list.split(" ").map((word) => [word, value]);
}
