import { setTimeout as sleep } from "node:timers/promises";
import type { Expectation, Observation, Operation } from "#commands/operations/operation.ts";
import type { Outcome, Plan } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { readSituation } from "#commands/operations/read-situation.ts";
import { say, titleOf } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

export interface Following {
  readonly plan: Plan;
  readonly operation: Operation;
  readonly connection: Connection;
  /** Milliseconds between two looks where the view does not follow the context. */
  readonly interval: number;
}

/** Looks until the effect is there, fails, takes too long, or nobody wants to wait; tells what was seen. */
export async function followEffect(services: Services, following: Following): Promise<Outcome> {
  const { operation } = following;
  const title = titleOf(services, operation);
  const { expectation } = operation;
  if (expectation === undefined) {
    void services.ui.inform(say(services, phrase("operation.sent", { title })));
    return "done";
  }
  const end = await services.ui.follow(title, (report, signal) =>
    watch(services, { ...following, expectation }, { report, signal }),
  );
  return tellEnd(services, title, end);
}

type End = Observation | { readonly state: "cancelled" } | TimedOut;

interface TimedOut {
  readonly state: "timed-out";
  readonly minutes: number;
  readonly last: string;
}

interface Progress {
  readonly report: (message: string) => void;
  readonly signal: AbortSignal;
}

async function watch(
  services: Services,
  following: Following & { readonly expectation: Expectation },
  { report, signal }: Progress,
): Promise<End> {
  const { limit } = following.expectation;
  const deadline = services.now() + limit;
  let last = "";
  while (!signal.aborted) {
    const seen = await look(services, following);
    if (seen.state !== "waiting") return seen;
    const waiting = say(services, seen.for);
    if (waiting !== last) report(waiting);
    last = waiting;
    if (services.now() >= deadline) return { state: "timed-out", minutes: limit / 60_000, last };
    await nextChange(services, following, signal);
  }
  return { state: "cancelled" };
}

/** A server that does not answer meanwhile is no end: the effect goes on without us. */
async function look(
  services: Services,
  { plan, connection, expectation }: Following & { readonly expectation: Expectation },
): Promise<Observation> {
  try {
    return expectation.observe(await readSituation(plan, connection, services.now()));
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    return { state: "waiting", for: phrase("operation.cannotLook", { reason: error.message }) };
  }
}

/** The view's watch tells of changes at once; without it the interval does. */
async function nextChange(
  { store }: Services,
  { plan, interval }: Following,
  signal: AbortSignal,
): Promise<void> {
  const changed = new AbortController();
  const unsubscribe = store.subscribe((changes) => {
    if (changes.some(({ context }) => context === plan.context)) changed.abort();
  });
  const either = AbortSignal.any([changed.signal, signal]);
  await sleep(interval, undefined, { signal: either }).catch(() => undefined);
  unsubscribe();
}

function tellEnd(services: Services, title: string, end: End): Outcome {
  const { ui } = services;
  switch (end.state) {
    case "reached":
      void ui.inform(say(services, end.seen));
      return "done";
    case "failed":
      void ui.warn(
        say(services, phrase("operation.failed", { title, why: say(services, end.why) })),
      );
      return "failed";
    case "timed-out": {
      const values = { title, minutes: end.minutes, last: end.last };
      void ui.warn(say(services, phrase("operation.timedOut", values)));
      return "unseen";
    }
    default:
      void ui.inform(say(services, phrase("operation.unfollowed", { title })));
      return "unseen";
  }
}
