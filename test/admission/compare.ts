import type { LanguageContext } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import type { Answer, Stage } from "#test/admission/ask-oracle.ts";
import { knownDifferences } from "#test/admission/known-differences.ts";

/** What the two sides make of one text. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Texts that differ for the same reason have the same group. */
  readonly group: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

/**
 * `taken`, `refused`: by both. `false-error`: taken by them, refused by us. `missed`: refused
 * before the rules of the schema and the webhook, and not by us. `later`: refused only by those rules,
 * and not by us: no claim is made yet. `known`: a difference with a name and a reason. `skipped`:
 * not for the operator at all, or its code fell over.
 */
export type Verdict =
  "taken" | "refused" | "false-error" | "missed" | "later" | "known" | "skipped";

export function compareText(
  text: string,
  answers: readonly Answer[],
  context: LanguageContext,
): Comparison {
  const refusals = refusalsOf(text, context);
  const refused = answers.find(({ stage }) => stage !== "ok");
  const judged = judge(text, { answers, refused, refusals });
  const excuse = isDifference(judged)
    ? knownDifferences.find(({ applies }) => applies({ text, refused, refusals }))
    : undefined;
  return {
    verdict: excuse === undefined ? judged : "known",
    group: excuse?.name ?? describeGroup(refused, refusals),
    theirs: refused === undefined ? [] : [refused.stage, ...(refused.errors ?? [])],
    ours: refusals.map(({ code, path, message }) => `${code} ${path}: ${message}`),
  };
}

/** What we say the API server or the operator refuses. */
function refusalsOf(text: string, context: LanguageContext): readonly Finding[] {
  return diagnoseFile(readManifest(text), context)
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === "error")
    .filter(({ refusedBy }) => refusedBy === "api-server" || refusedBy === "operator");
}

interface Sides {
  readonly answers: readonly Answer[];
  readonly refused: Answer | undefined;
  readonly refusals: readonly Finding[];
}

function judge(text: string, sides: Sides): Verdict {
  const { answers, refused, refusals } = sides;
  if (!declaresOurs.test(text) || answers.length === 0 || answers.some(isForeign)) return "skipped";
  if (refused === undefined) return refusals.length === 0 ? "taken" : "false-error";
  if (refusals.length > 0) return "refused";
  return laterStages.has(refused.stage) ? "later" : "missed";
}

/** A text whose `apiVersion` is broken may be anybody's. */
const declaresOurs =
  /^\{? *(["']?)apiVersion\1 *: +(["']?)postgresql\.cnpg\.io\/v\d+\2 *(#.*|,.*)?\r?$/m;

function isDifference(verdict: Verdict): boolean {
  return verdict === "false-error" || verdict === "missed" || verdict === "later";
}

const laterStages: ReadonlySet<Stage> = new Set(["cel", "webhook"]);

/** Without kind or of another group, and so none of our business; or nothing that can be compared. */
function isForeign({ stage, kind = "" }: Answer): boolean {
  return stage === "panic" || (stage === "kind" && !kind.startsWith("postgresql.cnpg.io/"));
}

function describeGroup(refused: Answer | undefined, refusals: readonly Finding[]): string {
  if (refused === undefined) return refusals[0]?.code ?? "";
  const [error = ""] = refused.errors ?? [];
  const shape = error
    .replace(/"[^"]*"/g, "…")
    .replace(/\d+/g, "0")
    .replace(/[\w.[\]]+\.(\w+)/, "$1");
  return `${refused.stage} ${shape.slice(0, 90)}`;
}
