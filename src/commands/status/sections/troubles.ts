import { escapeMarkdown } from "#commands/describe/markdown.ts";
import { findTroubles } from "#commands/status/find-troubles.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { listGapParts } from "#commands/status/write-gaps.ts";
import type { HealthFact, HealthLevel } from "#live/health/health-fact.ts";
import { describeHealth } from "#tree/describe-health.ts";
import { tell } from "#tree/tree-environment.ts";

/** What is wrong, the worst first, each with what to do about it; then what is only worth knowing. */
export function writeTroubles(status: StatusView): readonly string[] {
  const { env, view } = status;
  const facts = [...view.health, ...findTroubles(status)].filter(({ level }) => level !== "good");
  const sorted = [...facts].sort((left, right) => order[left.level] - order[right.level]);
  const lines = sorted.map((fact) => describeTrouble(status, fact));
  const isWell = sorted.every(({ level }) => level === "info");
  const gaps = new Set(listGapParts(status).map(({ resource }) => resource));
  return [
    ...(isWell ? [`- ${tell(env, "status.well")}`] : []),
    ...lines,
    ...(gaps.size === 0
      ? []
      : [`- ${tell(env, "status.incomplete", { parts: [...gaps].join(", ") })}`]),
  ];
}

const order: Readonly<Record<HealthLevel, number>> = {
  error: 0,
  warning: 1,
  progress: 2,
  inactive: 3,
  info: 4,
  good: 5,
};

function describeTrouble({ env }: StatusView, fact: HealthFact): string {
  const next = env.texts.messages[`status.next.${fact.code}`];
  const text = escapeMarkdown(describeHealth(env, fact));
  const advice = next === undefined ? "" : `  \n  → ${next}`;
  return `- **${tell(env, `status.level.${fact.level}`)}** ${text}${advice}`;
}
