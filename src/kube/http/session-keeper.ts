import { openSession } from "#kube/http/open-session.ts";
import type { Session } from "#kube/http/open-session.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeContext } from "#kube/kubeconfig/kubeconfig.ts";

/** A login that is refused at once is not renewed again before this many milliseconds. */
const firstPause = 5_000;
/** The pause doubles up to here while each new login is refused: some of them open a browser. */
const longestPause = 300_000;

/** Keeps one login of a context, and opens a new one when it has run out or is refused. */
export class SessionKeeper {
  readonly #context: KubeContext;
  readonly #ended: AbortSignal;
  readonly #open = new Set<Session>();
  #current: Promise<Session> | undefined;
  #openedAt = 0;
  #pause = firstPause;

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
    return (await this.#isCurrent(old)) ? this.#replace(old) : this.get();
  }

  /**
   * A new login in place of one that the server does not know; undefined where that one is brand-new: it is
   * refused for good, and asked for less and less often.
   */
  async renewRefused(old: Session): Promise<Session | undefined> {
    if (!(await this.#isCurrent(old))) return this.get();
    if (Date.now() - this.#openedAt <= this.#pause) return undefined;
    this.#pause = Math.min(this.#pause * 2, longestPause);
    return this.#replace(old);
  }

  /** The server knows who we are. */
  confirm(): void {
    this.#pause = firstPause;
  }

  dispose(): void {
    for (const session of this.#open) session.agent.destroy();
    this.#open.clear();
  }

  async #isCurrent(session: Session): Promise<boolean> {
    const current = this.#current;
    // Whoever waited beside us may have been first.
    return (await current) === session && this.#current === current;
  }

  #replace(old: Session): Promise<Session> {
    this.#retire(old);
    return this.#start();
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

  /** Requests under way end by themselves, and their sockets with them; those that are free end now. */
  #retire(session: Session): void {
    this.#open.delete(session);
    Object.assign(session.agent, { keepAlive: false });
    for (const sockets of Object.values(session.agent.freeSockets)) {
      for (const socket of sockets ?? []) socket.destroy();
    }
  }
}
