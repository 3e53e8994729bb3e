import { draft } from "#language/fixes/draft.ts";
import type { FixDraft, FixInput } from "#language/fixes/draft.ts";
import { insertAt } from "#language/fixes/insert-entry.ts";
import { scalarValue } from "#language/fixes/new-value.ts";

/** No backups until somebody says so. */
export function suspendSchedule(input: FixInput): readonly FixDraft[] {
  return addSetting(input, ["spec", "suspend"], "true");
}

/** Writes go on with fewer standbys than wanted. */
export function preferAvailability(input: FixInput): readonly FixDraft[] {
  return addSetting(input, ["spec", "postgresql", "synchronous", "dataDurability"], "preferred");
}

function addSetting(
  { document }: FixInput,
  path: readonly string[],
  value: string,
): readonly FixDraft[] {
  const name = `${path.at(-1)}: ${value}`;
  return draft("add", insertAt(document, path, scalarValue(value)), { values: { name } });
}
