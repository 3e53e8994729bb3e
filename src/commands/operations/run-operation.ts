import { audit } from "#commands/operations/audit.ts";
import { confirmOperation } from "#commands/operations/confirm-operation.ts";
import { followEffect } from "#commands/operations/follow-effect.ts";
import { missingRights } from "#commands/operations/missing-rights.ts";
import type { Operation, Outcome, Phrase, Plan } from "#commands/operations/operation.ts";
import type { Situation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { readSituation } from "#commands/operations/read-situation.ts";
import { say, titleOf } from "#commands/operations/say.ts";
import { readBefore } from "#commands/operations/show-change.ts";
import type { Change } from "#commands/operations/show-change.ts";
import { toKubeRequest } from "#commands/operations/to-kube-request.ts";
import type { Services } from "#commands/services.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

/** How often a write is tried again when somebody else was faster. */
const tries = 4;
const usualInterval = 1500;

/**
 * The one way to change anything in a cluster: looks anew, checks, asks, sends, follows, and tells what it
 * saw. Nothing is sent before the person has said yes, except dry runs.
 */
export async function runOperation(
  plan: Plan,
  services: Services,
  interval = usualInterval,
): Promise<Outcome> {
  if (services.isReadOnly(plan.context)) {
    return refuse(services, [phrase("operation.readOnly", { context: plan.context })]);
  }
  const connection = await services.connections.get(plan.context);
  const run = { plan, services, connection };
  const ready = await prepare(run);
  if (ready === undefined) return "refused";
  if (!(await confirmOperation(services, ready))) return "declined";
  const sent = await send(run, ready, tries);
  if (typeof sent === "string") return sent;
  return followEffect(services, { plan, operation: sent.operation, connection, interval });
}

interface Run {
  readonly plan: Plan;
  readonly services: Services;
  readonly connection: Connection;
}

interface Ready {
  readonly operation: Operation;
  readonly situation: Situation;
  readonly changes: readonly Change[];
}

/** Everything up to the question. Undefined: it cannot be done, and the person knows why. */
async function prepare(run: Run, left = tries): Promise<Ready | undefined> {
  const { plan, services, connection } = run;
  const situation = await readSituation(plan, connection, services.now());
  if (situation.object === undefined && plan.mayBeMissing !== true) {
    return stop(services, [phrase("operation.gone", { name: plan.target.name })]);
  }
  const operation = plan.build(situation);
  const obstacles = await findObstacles(run, operation);
  if (obstacles.length > 0) return stop(services, obstacles);
  try {
    return { operation, situation, changes: await tryOut(connection, operation) };
  } catch (error) {
    if (isRace(error, operation) && left > 1) return prepare(run, left - 1);
    return stop(services, [explainRejection(services, operation, error)]);
  }
}

function explainRejection(services: Services, operation: Operation, error: unknown): Phrase {
  if (!(error instanceof KubeError)) throw error;
  const values = { title: titleOf(services, operation), message: error.message };
  return phrase("operation.rejected", values);
}

/** Preconditions that do not hold, and rights that lack. */
async function findObstacles(
  { plan, services, connection }: Run,
  operation: Operation,
): Promise<readonly Phrase[]> {
  const title = titleOf(services, operation);
  const broken = operation.preconditions.filter(({ met }) => !met).map(({ why }) => why);
  if (broken.length > 0) return [phrase("operation.refused", { title }), ...broken];
  const missing = await missingRights(connection, operation.requests);
  if (missing.length === 0) return [];
  const values = { title, rights: missing.join(", "), namespace: plan.target.namespace ?? "-" };
  return [phrase("operation.missingRight", values)];
}

/** The object has changed since it was read; of an applied object the same answer means an owned field. */
function isRace(error: unknown, { requests }: Operation): boolean {
  return (
    error instanceof KubeError &&
    error.reason === "conflict" &&
    requests.some((request) => request.kind === "patch" && "resourceVersion" in request)
  );
}

/** What the server would make of it; fails with its refusal. */
async function tryOut(connection: Connection, { requests }: Operation): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const request of requests) {
    const before = await readBefore(connection, request);
    const answer = await connection.request<object>(toKubeRequest(request, { dryRun: true }));
    changes.push({ before, after: request.kind === "delete" ? undefined : answer });
  }
  return changes;
}

/** Sends all requests; what has changed meanwhile is looked at anew and, where it matters, asked anew. */
async function send(run: Run, ready: Ready, left: number): Promise<Ready | Outcome> {
  const { plan, services, connection } = run;
  const { operation } = ready;
  let done = 0;
  for (const request of operation.requests) {
    try {
      await connection.request<object>(toKubeRequest(request, { dryRun: false }));
      audit(services, plan, { operation, request, result: "sent" });
      done += 1;
    } catch (error) {
      const reason = error instanceof KubeError ? error.reason : "server";
      audit(services, plan, { operation, request, result: reason });
      const again = isRace(error, operation) && done === 0 && left > 1;
      if (again) return await sendAnew(run, ready, left - 1);
      return tellFailure(services, operation, { error, done });
    }
  }
  return ready;
}

async function sendAnew(run: Run, before: Ready, left: number): Promise<Ready | Outcome> {
  const ready = await prepare(run);
  if (ready === undefined) return "refused";
  const same = JSON.stringify(riskOf(ready)) === JSON.stringify(riskOf(before));
  if (!same && !(await confirmOperation(run.services, ready))) return "declined";
  return send(run, ready, left);
}

/** What somebody has said yes to. */
function riskOf({ operation }: Ready): unknown {
  const { danger, outage, effects } = operation;
  return { danger, outage, effects };
}

function tellFailure(
  services: Services,
  operation: Operation,
  { error, done }: { readonly error: unknown; readonly done: number },
): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  const title = titleOf(services, operation);
  const key = done === 0 ? "operation.rejected" : "operation.halfDone";
  const values = { title, message, done, all: operation.requests.length };
  void services.ui.warn(say(services, phrase(key, values)));
  return done === 0 ? "refused" : "failed";
}

function stop(services: Services, reasons: readonly Phrase[]): undefined {
  refuse(services, reasons);
}

function refuse(services: Services, reasons: readonly Phrase[]): Outcome {
  void services.ui.warn(reasons.map((reason) => say(services, reason)).join("\n"));
  return "refused";
}
