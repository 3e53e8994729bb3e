import type { LanguageContext } from "#language/context.ts";
import { diagnoseDocument, diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import type { Answer, Change } from "#test/admission/ask-oracle.ts";
import { knownDifferences } from "#test/admission/known-differences.ts";
import { arePathsClose } from "#test/admission/are-paths-close.ts";

/** What the two sides make of one question. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Questions that differ for the same reason have the same group. */
  readonly group: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
  /** How the paths agree; undefined where one side refuses nothing, or they name none. */
  readonly paths: PathAgreement | undefined;
}

/** Of one refusal the fields that they name and those that we name, and whether the two have one in common. */
export interface PathAgreement {
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
  /** Letter by letter. */
  readonly strict: boolean;
  /** One may contain the other. */
  readonly lenient: boolean;
}

/**
 * `taken`, `refused`: by both. `other-path`: by both, and their place is near ours, but none of their paths is
 * one of ours letter by letter. `other-place`: by both, but no cause of theirs is at a place that we name.
 * `false-error`: taken by them, refused by us. `missed`: refused by them, and not by us. `known`: a
 * difference with a name and a reason. `skipped`: not for the operator at all, its code fell over, or the
 * old version of a change could not be stored.
 */
export type Verdict =
  | "taken"
  | "refused"
  | "other-path"
  | "other-place"
  | "false-error"
  | "missed"
  | "known"
  | "skipped";

export function compare(
  question: string | Change,
  answers: readonly Answer[],
  context: LanguageContext,
): Comparison {
  const text = typeof question === "string" ? question : question.new;
  const refusals = refusalsOf(question, context);
  const refused = answers.find(({ stage }) => stage !== "ok");
  const paths = comparePaths(refused, refusals);
  const judged = judge(text, { answers, refused, refusals, paths });
  const excuse = isDifference(judged)
    ? knownDifferences.find(({ applies }) => applies({ text, refused, refusals }))
    : undefined;
  return {
    verdict: excuse === undefined ? judged : "known",
    group: excuse?.name ?? describeGroup(refused, refusals),
    theirs: refused === undefined ? [] : [refused.stage, ...(refused.errors ?? [])],
    ours: refusals.map(({ code, path, message }) => `${code} ${path}: ${message}`),
    paths,
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
  readonly paths: PathAgreement | undefined;
}

function judge(text: string, { answers, refused, refusals, paths }: Sides): Verdict {
  if (!declaresOurs.test(text) || answers.length === 0 || answers.some(isForeign)) return "skipped";
  if (refused === undefined) return refusals.length === 0 ? "taken" : "false-error";
  if (refusals.length === 0) return "missed";
  if (paths?.lenient === false) return "other-place";
  return paths?.strict === false ? "other-path" : "refused";
}

/** Decoding errors name no field that could be compared. */
function comparePaths(
  refused: Answer | undefined,
  refusals: readonly Finding[],
): PathAgreement | undefined {
  const { stage, causes = [], errors = [] } = refused ?? {};
  const theirs = stage === "unknown" ? errors : causes.map(({ field }) => field);
  if (theirs.length === 0 || refusals.length === 0) return undefined;
  const ours = refusals.map(({ path, named }) => named ?? path);
  return {
    theirs,
    ours,
    strict: theirs.some((field) => ours.includes(field)),
    lenient: theirs.some((field) => ours.some((place) => arePathsClose(field, place))),
  };
}

/** A text whose `apiVersion` is broken may be anybody's. */
const declaresOurs =
  /^\{? *(["']?)apiVersion\1 *: +(["']?)postgresql\.cnpg\.io\/v\d+\2 *(#.*|,.*)?\r?$/m;

const differences: ReadonlySet<Verdict> = new Set([
  "false-error",
  "missed",
  "other-place",
  "other-path",
]);

function isDifference(verdict: Verdict): boolean {
  return differences.has(verdict);
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
