import { judgeCombinations } from "#domain/postgres/judge-combinations.ts";
import { operatorDefaults } from "#domain/postgres/managed-parameters.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import type { Finding } from "#language/finding.ts";
import { isFilledInLater } from "#language/rules/filled-in-later.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { isWebhookSkipped } from "#language/rules/skipped-webhook.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { Entry } from "#manifest/values.ts";
import { entriesOf, nodeAtPath, stringAt } from "#manifest/values.ts";

/** Values that are fine alone and together keep the server from starting. */
export const combinationRule: Rule = {
  codes: ["parameter-conflict"],
  kinds: ["Cluster"],
  natures: ["object"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const { major } = postgresMajorOf(document, context);
    const path = ["spec", "postgresql", "parameters"];
    const entries = entriesOf(nodeAtPath(document.root, path));
    if (major === undefined || entries.length === 0) return;
    const written = new Set(entries.map(({ key }) => key));
    for (const problem of judgeCombinations(effective(document, entries), major, written)) {
      const entry = entries.findLast(({ key }) => problem.names.includes(key));
      if (entry === undefined || isRefusedBefore(document, problem.key)) continue;
      if (entries.some((one) => problem.names.includes(one.key) && isOpen(one))) continue;
      const { start, end } = entry.pair.key;
      yield createFinding(context, {
        code: "parameter-conflict",
        variant: problem.key,
        span: { start, end },
        path: [...path, entry.key],
        values: { names: problem.names.join(", ") },
      });
    }
  },
};

/** The operator's webhook says so first; it refuses recovery targets one by one, whatever they are. */
function isRefusedBefore(document: ManifestDocument, problem: string): boolean {
  if (problem === "several-recovery-targets") return true;
  const byWebhook = ["minimal-wal-with-senders", "minimal-wal-with-archiving"].includes(problem);
  return byWebhook && !isWebhookSkipped(document);
}

/** Nobody knows the value yet. */
function isOpen({ value }: Entry): boolean {
  return value.kind === "scalar" && isFilledInLater(value.text);
}

/** What the operator writes into the server's configuration. */
function effective(
  document: ManifestDocument,
  entries: readonly Entry[],
): ReadonlyMap<string, string> {
  const parameters = new Map(Object.entries(operatorDefaults));
  if (archivesNothing(document)) parameters.set("archive_mode", "off");
  for (const { key, value } of entries) {
    const written = value.kind === "scalar" && value.type === "string" ? value.text : undefined;
    if (key !== "archive_mode" && written !== undefined) parameters.set(key, written);
  }
  return parameters;
}

function archivesNothing({ root }: ManifestDocument): boolean {
  return stringAt(root, ["metadata", "annotations", "cnpg.io/skipWalArchiving"]) === "enabled";
}
