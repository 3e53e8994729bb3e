import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { LiveStore } from "#live/live-store.ts";
import { resolveTarget } from "#live/resolve-target.ts";
import { speaksPostgres } from "#live/tunnel-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import { KubeError } from "#kube/kube-error.ts";
import { carryConnection } from "#tunnels/carry-connection.ts";
import { explainNowhere } from "#tunnels/explain-nowhere.ts";
import type { LoopbackListener } from "#tunnels/listen-on-loopback.ts";
import { explainTrouble, mayHeal } from "#tunnels/may-heal.ts";
import { probePostgres } from "#tunnels/probe-postgres.ts";
import { Traffic } from "#tunnels/traffic.ts";
import { stopped, TunnelError } from "#tunnels/tunnel-error.ts";
import type { ProbeResult, TunnelState, TunnelStatus } from "#tunnels/tunnel-status.ts";
import { waitForPod } from "#tunnels/wait-for-pod.ts";
import { Backoff } from "#util/backoff.ts";

export interface TunnelPort {
  readonly store: LiveStore;
  /** A stream to the target in that pod; for a Service the pod is found on the way. */
  readonly dial: (target: TunnelTarget, pod: string, signal: AbortSignal) => Promise<Duplex>;
  /** Keeps a context followed until the given function is called. */
  readonly hold: (context: string) => () => void;
  /** How long a new connection waits for a pod, in milliseconds. */
  readonly waitLimit: () => number;
  readonly onChange: () => void;
}

/** Milliseconds until a check of the whole way is given up. */
const probeLimit = 10_000;

function notWithin(pod: string): KubeError {
  return new KubeError("timeout", `${pod} did not answer within ${probeLimit / 1000} s`);
}

/** A local port that stands for a role. It opens nothing by itself: `TunnelSet` gives it its listener. */
export class Tunnel {
  readonly target: TunnelTarget;
  readonly traffic = new Traffic();
  readonly #port: TunnelPort;
  readonly #ended = new AbortController();
  #listener: LoopbackListener | undefined;
  #release: (() => void) | undefined;
  #unsubscribe: (() => void) | undefined;
  #turn = 0;
  #waiting = 0;
  #trouble: { readonly reason: string; readonly isFinal: boolean } | undefined;
  #lastError: string | undefined;
  #isRecovering = false;
  #shown = "";

  constructor(target: TunnelTarget, port: TunnelPort) {
    this.target = target;
    this.#port = port;
  }

  /** Given the listener whose connections go to `accept`. */
  open(listener: LoopbackListener): void {
    this.#listener = listener;
  }

  get port(): number {
    return this.#listener?.port ?? 0;
  }

  /** Begins to follow the cluster; without it that waits for the first connection. */
  follow(): void {
    if (this.#ended.signal.aborted || this.#release !== undefined) return;
    this.#release = this.#port.hold(this.target.context);
    this.#unsubscribe = this.#port.store.subscribe((changes) => {
      if (changes.some(({ context }) => context === this.target.context)) this.#noteChange();
    });
  }

  accept(socket: Socket): void {
    this.follow();
    this.traffic.add(socket, () => this.#noteChange());
    this.#noteChange();
    void this.#carry(socket);
  }

  status(): TunnelStatus {
    const { active, total, sent, received } = this.traffic.count();
    const { state, pod } = this.#judge(active);
    return {
      state,
      pod,
      port: this.port,
      active,
      total,
      sent,
      received,
      lastError: this.#lastError,
    };
  }

  /** Asks PostgreSQL itself, through the whole way that a new connection takes. Fails with the reason. */
  async probe(): Promise<ProbeResult> {
    this.follow();
    const start = performance.now();
    try {
      const limit = Math.min(probeLimit, this.#port.waitLimit());
      const pod = await this.#findPod(limit, this.#ended.signal);
      const offersTls = await this.#ask(pod);
      this.#noteSuccess();
      return { pod, offersTls, milliseconds: performance.now() - start };
    } catch (error) {
      this.#noteFailure(error);
      throw error;
    }
  }

  /** Undefined where something else than PostgreSQL is there. */
  async #ask(pod: string): Promise<boolean | undefined> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(notWithin(pod)), probeLimit);
    const signal = AbortSignal.any([this.#ended.signal, late.signal]);
    try {
      const stream = await this.#port.dial(this.target, pod, signal);
      if (speaksPostgres(this.target)) return await probePostgres(stream, signal);
      stream.destroy();
      return undefined;
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends all connections and looks at the way anew; the port stays. */
  async reconnect(): Promise<ProbeResult> {
    this.traffic.endAll();
    this.#trouble = undefined;
    this.#noteChange();
    return this.probe();
  }

  /** Frees the port and ends all connections at once. */
  stop(): void {
    this.#ended.abort(stopped());
    this.#listener?.close();
    this.traffic.endAll();
    this.#unsubscribe?.();
    this.#release?.();
    this.#noteChange();
  }

  async #carry(socket: Socket): Promise<void> {
    try {
      await carryConnection(socket, {
        findPod: (limit, signal) => this.#findPod(limit, signal),
        isStill: (pod) => this.target.role !== "rw" || this.#look().pod === pod,
        dial: (pod, signal) => this.#port.dial(this.target, pod, signal),
        limit: this.#port.waitLimit(),
        mayRepeat: speaksPostgres(this.target),
        onConnect: () => this.#noteSuccess(),
        onRetry: (error) => this.#noteRetry(error),
        signal: this.#ended.signal,
      });
    } catch (error) {
      this.#noteFailure(error);
    }
  }

  async #findPod(limit: number, signal: AbortSignal): Promise<string> {
    const { target } = this;
    let isWaiting = false;
    const turn = this.#turn++;
    try {
      const onWait = (): void => {
        isWaiting = true;
        this.#waiting += 1;
        this.#noteChange();
      };
      return await waitForPod({ store: this.#port.store, target, turn, limit, signal, onWait });
    } finally {
      if (isWaiting) {
        this.#waiting -= 1;
        this.#noteChange();
      }
    }
  }

  #judge(active: number): { readonly state: TunnelState; readonly pod: string | undefined } {
    if (this.#ended.signal.aborted) return { state: { kind: "stopped" }, pod: undefined };
    const { nowhere, pod } = this.#look();
    return { state: nowhere ?? this.#judgeWay(active), pod };
  }

  /** What the cluster says, before anything is tried. */
  #look(): { readonly nowhere?: TunnelState; readonly pod?: string | undefined } {
    const { target } = this;
    // Nobody has connected yet, so nobody has asked the cluster.
    if (this.#release === undefined) return {};
    const state = this.#port.store.context(target.context);
    const now = resolveTarget(state, target, this.#turn);
    if (now.kind === "pod") return { pod: now.pod };
    const reason = explainNowhere(now);
    const isQuiet = now.reason === "connecting" && this.#waiting === 0;
    if (isQuiet) return {};
    return { nowhere: { kind: now.kind === "gone" ? "failed" : "waiting", reason } };
  }

  #judgeWay(active: number): TunnelState {
    if (this.#trouble !== undefined) {
      const { reason, isFinal } = this.#trouble;
      return { kind: isFinal ? "failed" : "reconnecting", reason };
    }
    return active > 0 ? { kind: "active", count: active } : { kind: "listening" };
  }

  #noteSuccess(): void {
    this.#trouble = undefined;
    this.#noteChange();
  }

  #noteRetry(error: Error): void {
    this.#lastError = error.message;
    this.#trouble = { reason: error.message, isFinal: false };
    this.#noteChange();
  }

  #noteFailure(error: unknown): void {
    const reason = explainTrouble(error);
    if (this.#ended.signal.aborted) return;
    this.#lastError = reason;
    // What the cluster's own state explains is told by that state.
    if (!(error instanceof TunnelError)) {
      this.#trouble = { reason, isFinal: !mayHeal(error) };
    }
    this.#noteChange();
    void this.#recover();
  }

  /** After a failure, asks from time to time whether the way is good again, so that the state is true. */
  async #recover(): Promise<void> {
    if (this.#isRecovering) return;
    this.#isRecovering = true;
    const backoff = new Backoff({ first: 1000, longest: 30_000 });
    const { signal } = this.#ended;
    while (!signal.aborted && this.#trouble !== undefined) {
      await sleep(backoff.next(), undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted && this.#trouble !== undefined) {
        await this.probe().catch(() => undefined);
      }
    }
    this.#isRecovering = false;
  }

  #noteChange(): void {
    const { state, pod, port, total, active } = this.status();
    const shown = JSON.stringify([state, pod, port, total, active, this.#lastError]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#port.onChange();
  }
}
