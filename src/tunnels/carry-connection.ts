import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { KubeError } from "#kube/kube-error.ts";
import { FirstAnswer } from "#tunnels/first-answer.ts";
import { refusesForNow } from "#tunnels/refuses-for-now.ts";
import { mayHeal } from "#tunnels/may-heal.ts";
import { resetSocket } from "#tunnels/reset-socket.ts";
import { spliceStreams } from "#tunnels/splice-streams.ts";
import { TunnelError } from "#tunnels/tunnel-error.ts";
import { Backoff } from "#util/backoff.ts";

export interface Carriage {
  /** The pod to connect to, waited for at most so many milliseconds. */
  readonly findPod: (limit: number, signal: AbortSignal) => Promise<string>;
  /** Whether that pod would still be chosen. */
  readonly isStill: (pod: string) => boolean;
  readonly dial: (pod: string, signal: AbortSignal) => Promise<Duplex>;
  /** Milliseconds from the first look for a pod to giving up. */
  readonly limit: number;
  /** Whether the start of the conversation may be said to another pod. */
  readonly mayRepeat: boolean;
  readonly onConnect: (pod: string) => void;
  /** One attempt failed; there will be others. */
  readonly onRetry: (error: Error) => void;
  readonly signal: AbortSignal;
}

/**
 * Carries one TCP connection to a pod. A pod that goes away before it has answered is replaced by the
 * next one while the time lasts. Resolves when all is over; fails with the reason for which the client was
 * reset.
 */
export async function carryConnection(local: Socket, carriage: Carriage): Promise<void> {
  const ended = new AbortController();
  const stop = (): void => ended.abort();
  const halt = (): void => {
    ended.abort();
    resetSocket(local);
  };
  local.on("error", stop);
  local.once("close", stop);
  carriage.signal.addEventListener("abort", halt, { once: true });
  if (carriage.signal.aborted) halt();
  try {
    const remote = await connect(local, carriage, ended.signal);
    if (remote === undefined) {
      local.destroy();
      return;
    }
    const failure = await spliceStreams(local, remote);
    if (failure !== undefined && !carriage.signal.aborted) throw failure;
  } catch (error) {
    if (!local.destroyed) resetSocket(local);
    if (!isOwnEnd(error, ended.signal)) throw error;
  } finally {
    carriage.signal.removeEventListener("abort", halt);
  }
}

/** Cancelled by somebody else, it is a failure: a connection ends when the kubeconfig changes. */
function isOwnEnd(error: unknown, { aborted }: AbortSignal): boolean {
  if (!aborted) return false;
  if (error instanceof TunnelError) return error.reason === "stopped";
  return error instanceof KubeError && error.reason === "cancelled";
}

/** Undefined: the client went away. */
async function connect(
  local: Socket,
  carriage: Carriage,
  signal: AbortSignal,
): Promise<Duplex | undefined> {
  const start = performance.now();
  const left = (): number => Math.max(0, carriage.limit - (performance.now() - start));
  const backoff = new Backoff({ first: 100, longest: 2000 });
  const answer = new FirstAnswer(local);
  while (!signal.aborted && answer.isWanted) {
    const pod = await carriage.findPod(left(), signal);
    try {
      const remote = await attempt(pod, { ...carriage, signal }, answer);
      if (remote !== undefined) return remote;
    } catch (error) {
      if (signal.aborted || !mayHeal(error) || left() === 0) throw error;
      carriage.onRetry(error as Error);
      await sleep(backoff.next(), undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

/** Undefined where the pod was told to leave its role meanwhile. */
async function attempt(
  pod: string,
  carriage: Carriage,
  answer: FirstAnswer,
): Promise<Duplex | undefined> {
  const remote = await carriage.dial(pod, carriage.signal);
  if (carriage.signal.aborted) remote.destroy();
  else if (carriage.mayRepeat) {
    try {
      await answer.await(remote);
      if (answer.canRepeat && refusesForNow(remote)) {
        throw new Error(`PostgreSQL in ${pod} is starting or shutting down`);
      }
    } catch (error) {
      remote.on("error", () => undefined);
      remote.destroy();
      throw error;
    }
  }
  if (answer.canRepeat && !carriage.isStill(pod)) {
    remote.on("error", () => undefined);
    remote.destroy();
    return undefined;
  }
  carriage.onConnect(pod);
  return remote;
}
