import { draft, textData } from "#language/fixes/draft.ts";
import type { FixDraft, FixInput } from "#language/fixes/draft.ts";
import { replaceScalar } from "#language/fixes/scalar-fixes.ts";
import { suppressionAt } from "#language/fixes/suppression-line.ts";

/** Five fields get the sixth in front, or are kept on purpose. */
export function fixSchedule({ document, finding }: FixInput): readonly FixDraft[] {
  const value = textData(finding, "replace");
  if (value === undefined) return [];
  const [whole] = replaceScalar({ document, finding }, value);
  const written = value.replace(/^0 /, "");
  const repaired = whole === undefined ? [] : [{ ...whole, title: "schedule" }];
  if (finding.code !== "cron-five-fields") return repaired;
  const keep = suppressionAt(document, finding);
  return [...repaired, ...draft("keep-schedule", keep, { values: { value: written } })];
}
