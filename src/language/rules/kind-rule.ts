import { apiVersionOf, kindInfo, kindTable } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { openSchema } from "#domain/cnpg/schema.ts";
import type { Finding } from "#language/finding.ts";
import type { Report, Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding, readableNatures } from "#language/rules/rule.ts";
import type { PathSegment } from "#manifest/values.ts";
import { entryOf } from "#manifest/values.ts";
import { suggest } from "#util/suggest.ts";

/** The kind exists, in this API version and in this release of the operator. */
export const kindRule: Rule = {
  codes: ["unknown-kind", "unknown-api-version", "kind-not-in-version"],
  kinds: "any",
  natures: readableNatures,
  *check(input: RuleInput): Iterable<Finding> {
    if (input.document.kind === undefined) return;
    const report = input.kind === undefined ? unknownKind(input) : newerKind(input, input.kind);
    if (report !== undefined) yield createFinding(input.context, report);
  },
};

function unknownKind(input: RuleInput): Report | undefined {
  const { kind = "" } = input.document;
  const found = kindTable.find((info) => info.kind.toLowerCase() === kind.toLowerCase());
  // kubectl finds a kind that is written all in lower case.
  const written = found !== undefined && [found.kind, found.kind.toLowerCase()].includes(kind);
  return written ? wrongVersion(input, found.kind) : noSuchKind(input, found?.kind);
}

function wrongVersion({ document }: RuleInput, kind: CnpgKind): Report | undefined {
  const right = apiVersionOf(kind);
  return place(document, "apiVersion", {
    code: "unknown-api-version",
    values: { kind: document.kind ?? "", apiVersion: document.apiVersion ?? "", right },
    data: { replace: right },
  });
}

function noSuchKind({ document }: RuleInput, near: string | undefined): Report | undefined {
  const { apiVersion = "", kind = "" } = document;
  const [group = ""] = apiVersion.split("/");
  const names = kindTable.filter((info) => info.group === group).map((info) => info.kind);
  const suggestion = near ?? suggest(kind, names)[0];
  return place(document, "kind", {
    code: "unknown-kind",
    ...(suggestion === undefined ? {} : { variant: "suggest", data: { replace: suggestion } }),
    values: { kind, group, kinds: names.join(", "), suggestion: suggestion ?? "" },
  });
}

function newerKind({ document, context }: RuleInput, kind: CnpgKind): Report | undefined {
  if (openSchema(context.operator, kind) !== undefined) return undefined;
  return place(document, "kind", {
    code: "kind-not-in-version",
    values: { kind, version: context.operator.version, first: kindInfo(kind).since ?? "" },
    ...(context.operatorChosen ? {} : { severity: "hint", refusedBy: null }),
  });
}

function place(
  document: RuleInput["document"],
  key: "apiVersion" | "kind",
  details: Omit<Report, "span" | "path">,
): Report | undefined {
  const value = entryOf(document.root, key)?.value;
  if (value === undefined) return undefined;
  const path: readonly PathSegment[] = [key];
  return { ...details, span: { start: value.start, end: value.end }, path };
}
