import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import type { CronProblem, CronSchedule } from "#domain/kubernetes/cron.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { YamlScalar } from "#manifest/nodes.ts";
import { nodeAtPath } from "#manifest/values.ts";

/**
 * Schedules have six fields, the second first (`validateSchedule` of the ScheduledBackup webhook).
 * With five the operator takes the weekday for the missing one, which nobody means.
 */
export const scheduleRule: Rule = {
  codes: ["invalid-schedule", "cron-five-fields"],
  kinds: ["ScheduledBackup"],
  natures: ["object", "template", "patch", "broken"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const node = nodeAtPath(document.root, ["spec", "schedule"]);
    if (node?.kind !== "scalar" || node.type !== "string" || node.text.includes("{{")) return;
    const reading = parseCron(node.text);
    if ("problem" in reading) yield refuse(context, node, reading.problem);
    else if (reading.fieldCount === 5) yield warn(context, node, reading.schedule);
  },
};

const path = ["spec", "schedule"];

function refuse(context: LanguageContext, node: YamlScalar, problem: CronProblem): Finding {
  const fiveFields = node.text.trim().split(/\s+/).length === 5;
  const repaired = `0 ${node.text.trim()}`;
  const fixable = fiveFields && !("problem" in parseCron(repaired));
  return createFinding(context, {
    code: "invalid-schedule",
    variant: fixable ? "five-fields" : problem.reason,
    span: { start: node.start, end: node.end },
    path,
    values: {
      value: node.text,
      text: problem.text,
      field: problem.field ?? "",
      minimum: problem.minimum ?? "",
      maximum: problem.maximum ?? "",
    },
    ...(fixable ? { data: { replace: repaired } } : {}),
  });
}

function warn(context: LanguageContext, node: YamlScalar, schedule: CronSchedule): Finding {
  const rhythm = describeRhythm(schedule);
  const [, minute = ""] = node.text.trim().split(/\s+/);
  const hourly = rhythm.kind === "hourly" && /^\d+$/.test(minute);
  return createFinding(context, {
    code: "cron-five-fields",
    ...(hourly ? { variant: "hourly" } : {}),
    span: { start: node.start, end: node.end },
    path,
    values: { value: node.text, minute: Number(minute) },
    data: { replace: `0 ${node.text.trim()}` },
  });
}
