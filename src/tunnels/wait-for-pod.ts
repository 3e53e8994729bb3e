import type { LiveStore } from "#live/live-store.ts";
import { resolveTarget } from "#live/resolve-target.ts";
import type { Resolution } from "#live/resolution.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import { explainNowhere } from "#tunnels/explain-nowhere.ts";
import { stopped, TunnelError } from "#tunnels/tunnel-error.ts";

export interface PodWait {
  readonly store: LiveStore;
  readonly target: TunnelTarget;
  readonly turn: number;
  /** Milliseconds; then it fails with the reason for which it waited. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Called once if there is no pod at first. */
  readonly onWait: () => void;
}

/** The pod for a new connection, as soon as there is one. Fails with a `TunnelError`. */
export function waitForPod(wait: PodWait): Promise<string> {
  const { store, target, turn } = wait;
  const resolve = (): Resolution => resolveTarget(store.context(target.context), target, turn);
  const first = resolve();
  if (first.kind === "pod") return Promise.resolve(first.pod);
  if (first.kind === "gone") return Promise.reject(errorOf(first));
  wait.onWait();
  return new Promise((settle, refuse) => {
    let last: Exclude<Resolution, { kind: "pod" }> = first;
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      unsubscribe();
      wait.signal.removeEventListener("abort", abort);
      act();
    };
    const look = (): void => {
      const now = resolve();
      if (now.kind === "pod") finish(() => settle(now.pod));
      else if (now.kind === "gone") finish(() => refuse(errorOf(now)));
      else last = now;
    };
    const abort = (): void => finish(() => refuse(stopped()));
    const unsubscribe = store.subscribe(look);
    const timer = setTimeout(() => finish(() => refuse(errorOf(last))), wait.limit);
    wait.signal.addEventListener("abort", abort, { once: true });
    if (wait.signal.aborted) abort();
  });
}

function errorOf(nowhere: Exclude<Resolution, { kind: "pod" }>): TunnelError {
  return new TunnelError(nowhere.reason, explainNowhere(nowhere));
}
