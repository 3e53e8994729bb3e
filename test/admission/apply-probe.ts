import type { Json } from "#domain/kubernetes/json.ts";
import { probes } from "#test/admission/probes.ts";
import type { Probe } from "#test/admission/probes.ts";
import type { Random } from "#test/support/random.ts";

type JsonObject = Record<string, Json>;

/** Sets fields of one probe in an object of its kind. */
export function applyProbe(object: JsonObject, random: Random): void {
  const fitting = probesOf(object["kind"]);
  if (fitting.length === 0) return;
  const { fields } = random.pick(fitting);
  // Few at a time most often, so that a condition is not hidden behind others.
  const share = random.pick([1, 1, 2, 4]);
  const chosen = fields.filter(() => random.below(fields.length) < share);
  for (const [path, values] of chosen.length === 0 ? [random.pick(fields)] : chosen) {
    const steps = path.split(/(?<!\\)\./).map((step) => step.replaceAll("\\.", "."));
    if (random.below(12) === 0) remove(object, steps);
    else set(object, steps, structuredClone(random.pick(values)));
  }
}

const byKind = new Map<Json | undefined, readonly Probe[]>();

function probesOf(kind: Json | undefined): readonly Probe[] {
  const known =
    byKind.get(kind) ?? probes.filter((probe) => probe.kind === "*" || probe.kind === kind);
  byKind.set(kind, known);
  return known;
}

function set(object: JsonObject, steps: readonly string[], value: Json): void {
  let parent = object;
  for (const step of steps.slice(0, -1)) {
    const child = parent[step];
    const isMap = typeof child === "object" && child !== null && !Array.isArray(child);
    parent = (isMap ? child : (parent[step] = {})) as JsonObject;
  }
  parent[steps.at(-1) ?? ""] = value;
}

function remove(object: JsonObject, steps: readonly string[]): void {
  let parent: Json | undefined = object;
  for (const step of steps.slice(0, -1)) {
    parent =
      typeof parent === "object" && parent !== null ? (parent as JsonObject)[step] : undefined;
  }
  const last = steps.at(-1) ?? "";
  if (typeof parent === "object" && parent !== null) delete (parent as JsonObject)[last];
}
