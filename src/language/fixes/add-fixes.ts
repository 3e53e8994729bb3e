import { findKind } from "#domain/cnpg/kinds.ts";
import { findSite } from "#language/completion/schema/field-site.ts";
import { skeletonOf } from "#language/completion/schema/skeleton.ts";
import { draft, textData } from "#language/fixes/draft.ts";
import type { FixDraft, FixInput } from "#language/fixes/draft.ts";
import { insertAt } from "#language/fixes/insert-entry.ts";
import { indentStep } from "#language/fixes/layout.ts";
import type { NewValue } from "#language/fixes/new-value.ts";
import { scalarValue, valueOfSkeleton, wrapIn } from "#language/fixes/new-value.ts";
import { parsePath } from "#language/fixes/parse-path.ts";

/** A required field, with its default, its first word or an example for a value. */
export function addField(input: FixInput): readonly FixDraft[] {
  const { document, finding } = input;
  const field = textData(finding, "field");
  if (field === undefined) return [];
  const path = parsePath(finding.path);
  const change = insertAt(document, path, exampleFor(input, path));
  return draft("add", change, { values: { name: field } });
}

export function addSize({ document, finding }: FixInput): readonly FixDraft[] {
  const path = parsePath(finding.path);
  return draft("add", insertAt(document, path, scalarValue("10Gi")), { values: { name: "size" } });
}

/** What the method may be; the last one is what happens without it. */
export function addMethod({ document }: FixInput): readonly FixDraft[] {
  const step = indentStep(document);
  const plugin = wrapIn("name", scalarValue("barman-cloud.cloudnative-pg.io"), step);
  const choices: readonly (readonly [method: string, value: NewValue])[] = [
    ["plugin", besideKey(scalarValue("plugin"), "pluginConfiguration", plugin)],
    ["volumeSnapshot", scalarValue("volumeSnapshot")],
    ["barmanObjectStore", scalarValue("barmanObjectStore")],
  ];
  return choices.flatMap(([method, value]) => {
    const name = `method: ${method}`;
    return draft("add", insertAt(document, ["spec", "method"], value), { values: { name } });
  });
}

/** Two keys of one section are written at once. */
function besideKey(first: NewValue, key: string, second: NewValue): NewValue {
  return {
    block: `${first.block}\n${key}:${second.block}`,
    flow: `${first.flow}, ${key}: ${second.flow}`,
  };
}

function exampleFor({ document, context }: FixInput, path: readonly (string | number)[]): NewValue {
  const kind = findKind(document.apiVersion, document.kind);
  const site = kind && findSite(kind, context.operator, path);
  const field = String(path.at(-1));
  const text = path.at(-2) === "metadata" ? (document.kind ?? "object").toLowerCase() : field;
  if (site === undefined) return scalarValue(text);
  return valueOfSkeleton(skeletonOf(site, false), text.toLowerCase(), indentStep(document));
}
