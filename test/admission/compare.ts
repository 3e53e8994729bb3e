import type { LanguageContext } from "#language/context.ts";
import { diagnoseDocument, diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import type { Answer, Change } from "#test/admission/ask-oracle.ts";
import { knownDifferences } from "#test/admission/known-differences.ts";
import { arePathsClose } from "#test/admission/manifest-paths.ts";

/** What the two sides make of one question. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Questions that differ for the same reason have the same group. */
  readonly group: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

/**
 * `taken`, `refused`: by both. `other-place`: by both, but no cause of theirs is at a place that we name.
 * `false-error`: taken by them, refused by us. `missed`: refused by them, and not by us. `known`: a
 * difference with a name and a reason. `skipped`: not for the operator at all, its code fell over, or the
 * old version of a change could not be stored.
 */
export type Verdict =
  "taken" | "refused" | "other-place" | "false-error" | "missed" | "known" | "skipped";

export function compare(
  question: string | Change,
  answers: readonly Answer[],
  context: LanguageContext,
): Comparison {
  const text = typeof question === "string" ? question : question.new;
  const refusals = refusalsOf(question, context);
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
function refusalsOf(question: string | Change, context: LanguageContext): readonly Finding[] {
  return findingsOf(question, context)
    .filter(({ severity }) => severity === "error")
    .filter(({ refusedBy }) => refusedBy === "api-server" || refusedBy === "operator");
}

function findingsOf(question: string | Change, context: LanguageContext): readonly Finding[] {
  if (typeof question === "string") {
    return diagnoseFile(readManifest(question), context).flatMap(({ findings }) => findings);
  }
  const [placed] = readManifest(question.old).documents;
  const [changed] = readManifest(question.new).documents;
  if (placed === undefined || changed === undefined) return [];
  const old = { placed, text: { name: "old", uri: "old:" } };
  return diagnoseDocument(changed.document, context, old);
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
  if (refusals.length === 0) return "missed";
  return isAtOnePlace(refused, refusals) ? "refused" : "other-place";
}

/** Decoding errors name no field that could be compared. */
function isAtOnePlace({ stage, causes = [], errors = [] }: Answer, refusals: readonly Finding[]) {
  const fields = stage === "unknown" ? errors : causes.map(({ field }) => field);
  if (fields.length === 0) return true;
  const places = refusals.map(({ path, named }) => named ?? path);
  return fields.some((field) => places.some((place) => arePathsClose(field, place)));
}

/** A text whose `apiVersion` is broken may be anybody's. */
const declaresOurs =
  /^\{? *(["']?)apiVersion\1 *: +(["']?)postgresql\.cnpg\.io\/v\d+\2 *(#.*|,.*)?\r?$/m;

function isDifference(verdict: Verdict): boolean {
  return verdict === "false-error" || verdict === "missed" || verdict === "other-place";
}

/** Without kind or of another group, and so none of our business; or nothing that can be compared. */
function isForeign({ stage, kind = "" }: Answer): boolean {
  if (stage === "panic" || stage === "old") return true;
  return stage === "kind" && !kind.startsWith("postgresql.cnpg.io/");
}

function describeGroup(refused: Answer | undefined, refusals: readonly Finding[]): string {
  if (refused === undefined) return refusals[0]?.code ?? "";
  const [error = ""] = refused.errors ?? [];
  const cause = refused.causes?.[0];
  const shape = error
    .replace(/"[^"]*"/g, "…")
    .replace(/\d+/g, "0")
    .replace(/[\w.[\]]+\.(\w+)/, "$1");
  return `${refused.stage} ${cause?.field.replace(/\d+/g, "0") ?? ""} ${shape.slice(0, 90)}`;
}
