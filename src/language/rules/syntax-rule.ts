import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { SyntaxProblem } from "#manifest/document.ts";

/** What keeps a text from being one YAML document as Kubernetes reads it. */
export const syntaxRule: Rule = {
  codes: ["yaml-syntax", "unresolved-alias", "yaml-limit", "duplicate-key"],
  kinds: "any",
  natures: ["object", "patch", "broken"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    for (const problem of document.problems) {
      if (problem.code === "yaml-syntax" && context.settings.omitYamlSyntax === true) continue;
      yield describeProblem(context, document.text, problem);
    }
  },
};

/** Conflict markers explain every other problem of the document away. */
export const conflictRule: Rule = {
  codes: ["merge-conflict"],
  kinds: "any",
  natures: ["conflicted"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const match = /^(?:<{7}|>{7}).*$/m.exec(document.text);
    const start = match?.index ?? 0;
    const end = start + (match?.[0].trimEnd().length ?? 0);
    yield createFinding(context, { code: "merge-conflict", span: { start, end }, path: [] });
  },
};

/** A template with control lines is YAML only after rendering: nothing sure can be said of its tree. */
export function isUnreadable({ document }: Pick<RuleInput, "document">): boolean {
  if (document.nature !== "template") return false;
  return controlLine.test(document.text) || document.problems.some(isBroken);
}

const controlLine = /^\s*(?:\{\{|\{%).*(?:\}\}|%\})\s*$/m;

/** `key: {{ value }}` reads as a map with a map for a key, which is the least of problems. */
function isBroken({ code, message }: SyntaxProblem): boolean {
  return code === "yaml-syntax" && message !== "complex-key";
}

function describeProblem(
  context: RuleInput["context"],
  text: string,
  problem: SyntaxProblem,
): Finding {
  const { code, message, related } = problem;
  const start = Math.min(problem.start, text.length);
  const newline = text.indexOf("\n", start);
  const lineEnd = newline === -1 ? text.length : newline;
  const end = Math.max(start, Math.min(problem.end, lineEnd));
  const known = context.texts.messages[`${code}.${message}`] !== undefined;
  return createFinding(context, {
    code,
    ...(known ? { variant: message } : {}),
    span: { start, end },
    path: [],
    values: { detail: message.replaceAll("-", " "), name: message },
    ...(related === undefined ? {} : { related: { span: related, key: "duplicate-key.first" } }),
  });
}
