import type { Json } from "#domain/kubernetes/json.ts";
import { quoteString } from "#language/completion/quote.ts";
import type { Skeleton } from "#language/completion/schema/skeleton.ts";
import { behindColon, columnAt, lineEndAt, pairEnd } from "#language/fixes/layout.ts";
import type { YamlPair } from "#manifest/nodes.ts";
import { toJson } from "#manifest/values.ts";

/** A value that is about to be written, for both styles. */
export interface NewValue {
  /** What follows `key:` in block style; deeper lines are indented relative to the key. */
  readonly block: string;
  readonly flow: string;
}

export function scalarValue(text: string): NewValue {
  return { block: ` ${text}`, flow: text };
}

/** A section that holds one key. */
export function wrapIn(key: string, { block, flow }: NewValue, step: number): NewValue {
  const indent = " ".repeat(step);
  const deeper = block.replaceAll("\n", `\n${indent}`);
  return { block: `\n${indent}${key}:${deeper}`, flow: `{ ${key}: ${flow} }` };
}

/** The value of a pair, to be written elsewhere with the comment behind it. */
export function valueOfPair(text: string, pair: YamlPair, inFlow: boolean): NewValue {
  const json: Json = toJson(pair.value, 10_000) ?? null;
  const flow = pair.value.kind === "scalar" ? sourceOf(text, pair) : JSON.stringify(json);
  if (inFlow) return { block: ` ${flow}`, flow };
  const source = text.slice(behindColon(text, pair), lineEndAt(text, pairEnd(pair)));
  const column = columnAt(text, pair.start);
  const lead = new RegExp(`\\r?\\n {0,${column}}`, "g");
  return { block: source.replace(lead, "\n"), flow };
}

/** What a person replaces by the real thing. */
export function valueOfSkeleton(skeleton: Skeleton, fallback: string, step: number): NewValue {
  switch (skeleton.type) {
    case "scalar":
      return scalarValue(skeleton.choices[0] ?? quoteString(fallback));
    case "list": {
      const item = valueOfSkeleton(skeleton.item, fallback, 2);
      const first = item.block.replace(/^\s+/, "");
      return { block: `\n  - ${first.replaceAll("\n", "\n  ")}`, flow: `[${item.flow}]` };
    }
    default:
      return valueOfMap(skeleton, step);
  }
}

function valueOfMap({ entries }: Skeleton & { type: "map" }, step: number): NewValue {
  if (entries.length === 0) return scalarValue("{}");
  const parts = entries.map(([key, value]) => ({ key, ...valueOfSkeleton(value, key, step) }));
  const indent = " ".repeat(step);
  const lines = parts.map(({ key, block }) => `\n${key}:${block}`).join("");
  const flow = parts.map((part) => `${part.key}: ${part.flow}`).join(", ");
  return { block: lines.replaceAll("\n", `\n${indent}`), flow: `{ ${flow} }` };
}

function sourceOf(text: string, { value }: YamlPair): string {
  const source = text.slice(value.start, value.end);
  const block = value.kind === "scalar" && (value.style === "literal" || value.style === "folded");
  return block ? JSON.stringify(value.text) : source;
}
