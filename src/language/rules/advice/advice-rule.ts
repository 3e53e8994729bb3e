import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { Finding } from "#language/finding.ts";
import type { FindingCode } from "#language/rules/codes.ts";
import type { Report, Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { PathSegment } from "#manifest/values.ts";
import { entryOf, nodeAtPath } from "#manifest/values.ts";

/** One thing that a person should know, and when. */
export interface Advice<Input extends RuleInput = RuleInput> {
  readonly code: FindingCode;
  readonly kinds: readonly CnpgKind[];
  /** Also for texts that show only a part of the object; else only for complete ones. */
  readonly inParts?: boolean;
  judge(input: Input): Iterable<Omit<Report, "code">>;
}

export function adviceRule<Input extends RuleInput = RuleInput>(
  advice: Advice<Input>,
): Rule<Input> {
  const { code, kinds, inParts = false } = advice;
  return {
    codes: [code],
    kinds,
    natures: inParts ? ["object", "patch", "template", "broken"] : ["object"],
    *check(input: Input): Iterable<Finding> {
      for (const report of advice.judge(input)) {
        yield createFinding(input.context, { ...report, code });
      }
    },
  };
}

/** Where a value stands; nothing where it is not written. */
export function* atValue(
  { document }: RuleInput,
  path: readonly PathSegment[],
  details: Omit<Report, "code" | "span" | "path"> = {},
): Iterable<Omit<Report, "code">> {
  const node = nodeAtPath(document.root, path);
  if (node !== undefined) yield { ...details, path, span: { start: node.start, end: node.end } };
}

/** Where a key stands. */
export function* atKey(
  { document }: RuleInput,
  path: readonly PathSegment[],
  details: Omit<Report, "code" | "span" | "path"> = {},
): Iterable<Omit<Report, "code">> {
  const parent = nodeAtPath(document.root, path.slice(0, -1));
  const entry = entryOf(parent, String(path.at(-1)));
  if (entry === undefined) return;
  const { start, end } = entry.pair.key;
  yield { ...details, path, span: { start, end } };
}
