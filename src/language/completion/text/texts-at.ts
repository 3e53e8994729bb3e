import type { PathSegment } from "#manifest/values.ts";
import type { BlockElement } from "./scan-block.ts";
import { scanFlow } from "./scan-flow.ts";
import type { FlowCollection, FlowEntry } from "./scan-flow.ts";
import { plainText } from "./value-place.ts";

/** Scalars of a document as its text has them; `*` stands for every item of a list. */
export function textsAt(
  text: string,
  element: BlockElement,
  path: readonly PathSegment[],
): readonly string[] {
  const { value } = element;
  if (value?.style === "flow") return textsInFlow(scanFlow(text, value.start, value.end), path);
  const [step, ...rest] = path;
  if (step === undefined) return value === undefined ? [] : [plainText(text, value)];
  return childrenAt(element, step).flatMap((child) => textsAt(text, child, rest));
}

function childrenAt({ children }: BlockElement, step: PathSegment): readonly BlockElement[] {
  const items = children.filter(({ type }) => type === "item");
  if (step === "*") return items;
  if (typeof step === "number") return items.slice(step, step + 1);
  return children.filter(({ type, name }) => type === "key" && name === step);
}

function textsInFlow(node: FlowEntry["value"], path: readonly PathSegment[]): readonly string[] {
  const [step, ...rest] = path;
  if (node === undefined) return [];
  if (node.type === "scalar") return step === undefined ? [node.text] : [];
  if (step === undefined) return [];
  return entriesAt(node, step).flatMap(({ value }) => textsInFlow(value, rest));
}

function entriesAt({ type, entries }: FlowCollection, step: PathSegment): readonly FlowEntry[] {
  if (type === "map") return entries.filter(({ key }) => key?.text === step);
  return typeof step === "number" ? entries.slice(step, step + 1) : entries;
}
