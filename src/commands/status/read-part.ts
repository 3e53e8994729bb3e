import type { Part, PartProblem } from "#commands/status/status-read.ts";
import { KubeError } from "#kube/kube-error.ts";

export interface PartQuery<T> {
  readonly verb: string;
  readonly resource: string;
  /** Milliseconds after which the page goes on without it. */
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly run: (signal: AbortSignal) => Promise<T>;
  /** What holds where the server knows no such object or kind. */
  readonly absent?: T;
  /** What the view has seen before, for when it cannot be read anew. */
  readonly before?: () => T | undefined;
}

/** Reads one part by itself: whatever happens to it, the others go on, and nothing waits longer than the limit. */
export async function readPart<T>(query: PartQuery<T>): Promise<Part<T>> {
  const { verb, resource, limit, run } = query;
  const late = AbortSignal.timeout(limit);
  const signal = AbortSignal.any([query.signal, late]);
  try {
    const value = await Promise.race([run(signal), endOf(signal)]);
    return { verb, resource, value, problem: undefined };
  } catch (error) {
    if (error instanceof KubeError && error.reason === "not-found" && "absent" in query) {
      return { verb, resource, value: query.absent, problem: undefined };
    }
    const problem = late.aborted ? tooLate(limit) : explain(error, limit);
    // What was read before a right was taken away is not shown any more.
    const value = problem.kind === "denied" ? undefined : query.before?.();
    return { verb, resource, value, problem };
  }
}

/** Logging in and foreign sockets may not listen to the signal. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(new KubeError("cancelled", "cancelled"));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

function explain(error: unknown, limit: number): PartProblem {
  if (!(error instanceof KubeError)) {
    return { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
  if (error.reason === "forbidden") return { kind: "denied" };
  if (error.reason === "timeout") return tooLate(limit);
  return { kind: "failed", message: error.message };
}

function tooLate(limit: number): PartProblem {
  return { kind: "late", seconds: Math.ceil(limit / 1000) };
}
