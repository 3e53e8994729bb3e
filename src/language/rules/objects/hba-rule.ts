import { judgeHbaLine } from "#domain/postgres/hba.ts";
import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { YamlNode, YamlScalar } from "#manifest/nodes.ts";
import { nodeAtPath, resolveAlias } from "#manifest/values.ts";

/** Lines that PostgreSQL surely refuses, and with them the whole file. */
export const hbaRule: Rule = {
  codes: ["invalid-hba-rule"],
  kinds: ["Cluster"],
  natures: ["object", "template", "patch", "broken"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const list = nodeAtPath(document.root, ["spec", "postgresql", "pg_hba"]);
    if (list?.kind !== "list") return;
    for (const [index, item] of list.items.entries()) {
      const node = readLine(item);
      const problem = node === undefined ? undefined : judgeHbaLine(node.text);
      if (node === undefined || problem === undefined) continue;
      yield createFinding(context, {
        code: "invalid-hba-rule",
        variant: problem.key,
        span: { start: node.start, end: node.end },
        path: ["spec", "postgresql", "pg_hba", index],
        values: problem.values,
      });
    }
  },
};

function readLine(item: YamlNode): YamlScalar | undefined {
  const node = resolveAlias(item);
  if (node?.kind !== "scalar" || node.type !== "string") return undefined;
  return node.text.includes("{{") ? undefined : node;
}
