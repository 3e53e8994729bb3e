import type { PoolerObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { HealthLevel } from "#live/health/health-fact.ts";
import { joinShown } from "#tree/join-shown.ts";
import { compareByName, createRow } from "#tree/parts/part.ts";
import type { Part } from "#tree/parts/part.ts";
import { iconOfLevel } from "#tree/row.ts";
import { tell } from "#tree/tree-environment.ts";

export const poolerPart: Part = {
  resource: "poolers.postgresql.cnpg.io",
  singular: "pooler",
  compare: compareByName,
  row(object, env) {
    const pooler = object as LiveObject & PoolerObject;
    const { metadata, spec = {} } = pooler;
    const paused = spec.pgbouncer?.paused === true;
    const counts = countPods(pooler);
    return createRow({
      label: metadata.name,
      description: joinShown([
        paused ? tell(env, "pooler.paused") : undefined,
        spec.type,
        spec.pgbouncer?.poolMode,
        tell(env, "pooler.instances", counts),
      ]),
      icon: iconOfLevel(paused ? "inactive" : levelOf(counts), "arrow-swap"),
      contextValue: paused ? "pooler.paused" : "pooler.active",
    });
  },
};

function countPods({ spec, status }: PoolerObject): { ready: number; wanted: number } {
  return { ready: status?.instances ?? 0, wanted: spec?.instances ?? 1 };
}

function levelOf({ ready, wanted }: { ready: number; wanted: number }): HealthLevel {
  return ready < wanted ? "warning" : "good";
}
