import type { HealthFact } from "#live/health/health-fact.ts";
import { formatLength } from "#tree/format-age.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** A fact in words, with its age where that matters: `switchover from pg-1 to pg-2 (2 min)`. */
export function describeHealth(env: TreeEnvironment, fact: HealthFact): string {
  const said = tell(env, `health.${fact.code}`, fact.values)
    .trim()
    .replace(/[:\s]+$/, "");
  const text = fact.instance === undefined ? said : `${fact.instance}: ${said}`;
  if (fact.since === undefined || !aging.has(fact.level)) return text;
  return `${text} (${formatLength(env, env.now - fact.since)})`;
}

/** What has been well for long is nothing to tell. */
const aging: ReadonlySet<string> = new Set(["progress", "warning", "error"]);
