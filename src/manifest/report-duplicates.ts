import type { SyntaxProblem } from "#manifest/document.ts";
import type { YamlPair } from "#manifest/nodes.ts";

/** Keys that a map has twice, other than `<<`. */
export function reportDuplicates(pairs: readonly YamlPair[], problems: SyntaxProblem[]): void {
  const seen = new Map<string, YamlPair>();
  for (const pair of pairs) {
    if (pair.merge) continue;
    const { start, end, value, text } = pair.key;
    const name = String(value ?? text);
    const first = seen.get(name)?.key;
    if (first === undefined) seen.set(name, pair);
    else {
      const related = { start: first.start, end: first.end };
      problems.push({ code: "duplicate-key", message: name, start, end, related });
    }
  }
}
