import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { OldObject } from "#language/change/old-object.ts";
import type { LanguageContext } from "#language/context.ts";
import type {
  Finding,
  MessageArguments,
  OtherPlace,
  RefusedBy,
  Severity,
} from "#language/finding.ts";
import { factsOfCode } from "#language/rules/codes.ts";
import type { FindingCode } from "#language/rules/codes.ts";
import { formatServerPath } from "#language/rules/server-path.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { positionOf } from "#manifest/locate.ts";
import type { Span } from "#manifest/nodes.ts";
import { formatPath } from "#manifest/values.ts";
import type { PathSegment } from "#manifest/values.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** What a rule looks at. */
export interface RuleInput {
  readonly document: ManifestDocument;
  readonly context: LanguageContext;
  /** Undefined for a kind of our groups that does not exist. */
  readonly kind: CnpgKind | undefined;
  /** The object before the change; undefined for a new one, or where nobody knows. */
  readonly old?: OldObject;
  /** What the rules before this one have found. */
  readonly found: readonly Finding[];
}

/** One thing (or a few that are found together) that a document may have wrong. */
export interface Rule<Input extends RuleInput = RuleInput> {
  readonly codes: readonly FindingCode[];
  /** The kinds it looks at; `any` also for kinds that do not exist. */
  readonly kinds: readonly CnpgKind[] | "any";
  /** The natures of documents it may judge. */
  readonly natures: readonly ManifestDocument["nature"][];
  check(input: Input): Iterable<Finding>;
}

/** What a rule knows of one finding; the rest follows from the code. */
export interface Report {
  readonly code: FindingCode;
  /** Of several messages of the code: the catalogue holds it as `code.variant`. */
  readonly variant?: string;
  readonly span: Span;
  readonly path: readonly PathSegment[];
  /** What the server names, where that is another path. */
  readonly named?: readonly PathSegment[];
  readonly values?: MessageArguments;
  readonly severity?: Severity;
  readonly refusedBy?: RefusedBy;
  readonly related?: {
    readonly span: Span;
    readonly key: string;
    readonly values?: MessageArguments;
    /** The span is in this earlier version, not in the document. */
    readonly old?: OldObject;
    /** Another document; the span counts for nothing. */
    readonly elsewhere?: OtherPlace;
  };
  readonly tag?: Finding["tag"];
  readonly data?: Finding["data"];
}

export function createFinding(context: LanguageContext, report: Report): Finding {
  const { code, variant, span, tag, data } = report;
  const key = variant === undefined ? code : `${code}.${variant}`;
  return {
    code,
    ...weightOf(report),
    start: span.start,
    end: span.end,
    ...pathsOf(report),
    message: formatMessage(context.texts, key, report.values),
    ...relatedOf(context, report),
    ...(tag === undefined ? {} : { tag }),
    ...(data === undefined ? {} : { data }),
  };
}

/** The path, and what a server that refuses writes instead. */
function pathsOf(report: Report): Pick<Finding, "path" | "named"> {
  const { refusedBy } = weightOf(report);
  const isServer = refusedBy === "api-server" || refusedBy === "operator";
  const path = formatPath(report.path);
  const named = (isServer ? formatServerPath : formatPath)(report.named ?? report.path);
  return named === path ? { path } : { path, named };
}

/** As usual for the code, unless the report knows better. */
function weightOf(report: Report): Pick<Finding, "severity" | "refusedBy"> {
  const { severity = "error", refusedBy = null } = factsOfCode(report.code) ?? {};
  return {
    severity: report.severity ?? severity,
    refusedBy: report.refusedBy === undefined ? refusedBy : report.refusedBy,
  };
}

function relatedOf(context: LanguageContext, { related }: Report): Pick<Finding, "related"> {
  if (related === undefined) return {};
  const { start, end } = related.span;
  const message = formatMessage(context.texts, related.key, related.values);
  const inOld = related.old === undefined ? undefined : placeIn(related.old, { start, end });
  const elsewhere = related.elsewhere ?? inOld;
  return { related: [{ start, end, message, ...(elsewhere && { elsewhere }) }] };
}

function placeIn({ placed, text }: OldObject, { start, end }: Span): OtherPlace {
  return { ...text, from: positionOf(placed, start), to: positionOf(placed, end) };
}

/** Objects and templates and patches, in short: all that can be read. */
export const readableNatures = ["object", "template", "patch", "broken"] as const;
