import { openSession } from "#kube/http/open-session.ts";
import type { Session } from "#kube/http/open-session.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeContext } from "#kube/kubeconfig/kubeconfig.ts";

/** A login that is refused at once is not renewed again before this many milliseconds. */
const renewalPause = 5_000;

/** Keeps one login of a context, and opens a new one when it has run out or is refused. */
export class SessionKeeper {
  readonly #context: KubeContext;
  readonly #ended: AbortSignal;
  readonly #open = new Set<Session>();
  #current: Promise<Session> | undefined;
  #openedAt = 0;

  constructor(context: KubeContext, ended: AbortSignal) {
    this.#context = context;
    this.#ended = ended;
  }

  async get(): Promise<Session> {
    if (this.#ended.aborted) throw new KubeError("cancelled", "the connection is closed");
    const session = await (this.#current ?? this.#start());
    const isOver = session.expires !== undefined && session.expires <= Date.now();
    return isOver ? this.renew(session) : session;
  }

  /** Those who ask at the same time get the same new login. */
  async renew(old: Session): Promise<Session> {
    if ((await this.#current) !== old) return this.get();
    this.#retire(old);
    return this.#start();
  }

  /** Whether a new login may be worth it: what never changes, or is brand-new, is refused for good. */
  canRenew(session: Session): boolean {
    return session.expires !== undefined || Date.now() - this.#openedAt > renewalPause;
  }

  dispose(): void {
    for (const session of this.#open) session.agent.destroy();
    this.#open.clear();
  }

  #start(): Promise<Session> {
    this.#openedAt = Date.now();
    const opening = this.#login();
    this.#current = opening;
    // A failed login is tried again by the next call, not remembered.
    opening.catch(() => {
      if (this.#current === opening) this.#current = undefined;
    });
    return opening;
  }

  async #login(): Promise<Session> {
    const session = await openSession(this.#context, this.#ended);
    if (this.#ended.aborted) session.agent.destroy();
    else this.#open.add(session);
    return session;
  }

  /** Requests under way end by themselves; sockets that wait for the next one are closed. */
  #retire(session: Session): void {
    this.#open.delete(session);
    for (const sockets of Object.values(session.agent.freeSockets)) {
      for (const socket of sockets ?? []) socket.destroy();
    }
  }
}
