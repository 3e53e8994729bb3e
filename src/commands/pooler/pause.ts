import { check } from "#commands/cluster/cluster-checks.ts";
import { reached, waiting } from "#commands/cluster/observe.ts";
import { choosePart } from "#commands/operations/choose-part.ts";
import type { Command } from "#commands/command.ts";
import type { Observation, Operation, Situation } from "#commands/operations/operation.ts";
import { noOutage, phrase } from "#commands/operations/operation.ts";
import { refTo } from "#commands/operations/resource-of.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import type { PoolerObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** PgBouncer waits for transactions to end and then holds its clients back, or lets them go on. */
export function buildPoolerPause({ object }: Situation, paused: boolean): Operation {
  const pooler = object as LiveObject & PoolerObject;
  const { name } = pooler.metadata;
  const isPaused = pooler.spec?.pgbouncer?.paused === true;
  const ref = refTo("poolers", pooler);
  return {
    verb: paused ? "pooler.pause" : "pooler.resume",
    values: { name },
    target: ref,
    requests: [{ kind: "patch", ref, patch: { spec: { pgbouncer: { paused } } } }],
    preconditions: [
      check(paused ? "pooler-active" : "pooler-paused", isPaused !== paused, { name }),
    ],
    danger: { level: paused ? "button" : "none" },
    outage: paused ? { kind: "clients-wait", pods: [name] } : noOutage,
    effects: paused ? [phrase("effect.poolerPause")] : [],
    expectation: { limit: 120_000, observe: (seen) => observe(seen, paused) },
  };
}

function observe({ object }: Situation, paused: boolean): Observation {
  if (object === undefined) return { state: "failed", why: phrase("seen.gone") };
  const { spec, status = {} } = object as PoolerObject;
  if ((spec?.pgbouncer?.paused === true) !== paused) return waiting("spec");
  return observePhase(status, paused);
}

/** The phase is there from operator 1.30 on; before, nothing tells. */
function observePhase(
  { phase, phaseReason = "" }: NonNullable<PoolerObject["status"]>,
  paused: boolean,
): Observation {
  const word = paused ? "poolerPaused" : "poolerResumed";
  if (phase === undefined) return reached(`${word}Unseen`);
  if (phase === "failed") {
    return { state: "failed", why: phrase("seen.poolerFailed", { reason: phaseReason }) };
  }
  const wanted = paused ? "paused" : "active";
  return phase === wanted ? reached(word) : waiting("pooler", { phase, wanted });
}

function poolerCommand(paused: boolean): Command {
  const verb = paused ? "pooler.pause" : "pooler.resume";
  return async (node, services) => {
    const chosen = await choosePart(node, services, { verb, plural: "poolers" });
    if (chosen === undefined) return;
    const plan = {
      ...chosen,
      needs: [],
      build: (seen: Situation) => buildPoolerPause(seen, paused),
    };
    await runOperation(plan, services);
  };
}

export const pausePooler = poolerCommand(true);
export const resumePooler = poolerCommand(false);
