import type { ContextEvent, LiveEvent } from "#domain/kubernetes/live-event.ts";
import { ContextWatcher } from "#kube/context/context-watcher.ts";
import { watchForSleep } from "#kube/context/sleep-watch.ts";
import type { ConnectionPool } from "#kube/connections/connection-pool.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { WatchTimes } from "#kube/watch/watch-supervisor.ts";

export interface ContextSetOptions {
  readonly pool: ConnectionPool;
  readonly emit: (events: readonly (LiveEvent | ContextEvent)[]) => void;
  /** Namespaces that a person has chosen for a context; undefined: all that may be seen. */
  readonly namespacesOf: (context: string) => readonly string[] | undefined;
  /** Where the user may not list everything: looked at beside the context's own namespace. */
  readonly fallbackNamespaces: () => readonly string[];
  readonly times?: WatchTimes | undefined;
}

/** Follows the contexts that are shown, while somebody looks. Nothing is contacted before `resume`. */
export class ContextSet {
  readonly #options: ContextSetOptions;
  readonly #watchers = new Map<string, Promise<ContextWatcher | undefined>>();
  /** Those that are being stopped: the next of the same name waits, so that its news come after theirs. */
  readonly #stopping = new Map<string, Promise<void>>();
  readonly #sleep: { dispose(): void };
  /** By context, how many need it followed whether somebody looks or not. */
  readonly #holds = new Map<string, number>();
  #wanted: readonly string[] = [];
  #isRunning = false;
  #isDisposed = false;

  constructor(options: ContextSetOptions) {
    this.#options = options;
    this.#sleep = watchForSleep(() => void this.refresh());
  }

  /** The contexts to follow; those that are not among them are forgotten. */
  async show(contexts: readonly string[]): Promise<void> {
    const gone = this.#wanted.filter((name) => !contexts.includes(name));
    this.#wanted = contexts;
    for (const name of gone) await this.#letGo(name);
    this.#startMissing();
  }

  /** Follows a context, shown or not, looked at or not, until the given function is called. */
  hold(context: string): () => void {
    this.#holds.set(context, (this.#holds.get(context) ?? 0) + 1);
    this.#startMissing();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const rest = (this.#holds.get(context) ?? 1) - 1;
      if (rest > 0) this.#holds.set(context, rest);
      else {
        this.#holds.delete(context);
        void this.#letGo(context);
      }
    };
  }

  resume(): void {
    this.#isRunning = true;
    this.#startMissing();
  }

  /** Stops all watches; what is known stays, marked as old. */
  async pause(): Promise<void> {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    const names = [...this.#watchers.keys()];
    await Promise.all(names.map((name) => this.#letGo(name)));
  }

  /** Starts anew with what the kubeconfig or the settings say now. */
  async restart(context: string): Promise<void> {
    await this.#stop(context);
    this.#startMissing();
  }

  async refresh(context?: string): Promise<void> {
    this.#startMissing();
    const names = context === undefined ? [...this.#watchers.keys()] : [context];
    for (const name of names) (await this.#watchers.get(name))?.refresh();
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#isRunning = false;
    this.#wanted = [];
    this.#holds.clear();
    this.#sleep.dispose();
    const names = new Set([...this.#watchers.keys(), ...this.#stopping.keys()]);
    await Promise.all([...names].map((name) => this.#stop(name)));
  }

  #startMissing(): void {
    // Whoever waited for the kubeconfig may come after the end.
    if (this.#isDisposed) return;
    const needed = new Set([...(this.#isRunning ? this.#wanted : []), ...this.#holds.keys()]);
    for (const name of needed) {
      if (!this.#watchers.has(name)) this.#keep(name, this.#start(name));
    }
  }

  /** Stops following what nobody needs now; what is shown stays known, marked as old. */
  async #letGo(name: string): Promise<void> {
    const isShown = this.#wanted.includes(name);
    if (this.#holds.has(name) || (isShown && this.#isRunning)) return;
    await this.#stop(name);
    // Somebody may have begun to need it while it stopped.
    if (this.#watchers.has(name)) return;
    const since = Date.now();
    this.#options.emit([
      this.#wanted.includes(name)
        ? { kind: "paused", context: name, since }
        : { kind: "removed-context", context: name },
    ]);
  }

  /** What could not be started is tried again by the next `show`, `resume` or `refresh`. */
  #keep(name: string, starting: Promise<ContextWatcher | undefined>): void {
    const forgetFailure = async (): Promise<void> => {
      const isMissing = (await starting) === undefined;
      if (isMissing && this.#watchers.get(name) === starting) this.#watchers.delete(name);
    };
    this.#watchers.set(name, starting);
    void forgetFailure();
  }

  async #start(name: string): Promise<ContextWatcher | undefined> {
    const { pool, emit, namespacesOf, fallbackNamespaces, times } = this.#options;
    await this.#stopping.get(name);
    try {
      const connection = await pool.get(name);
      const chosen = namespacesOf(name);
      return new ContextWatcher({
        connection,
        namespaces: chosen ?? fallbackNamespaces(),
        onlyNamespaces: chosen !== undefined,
        emit,
        times,
      });
    } catch (error) {
      const reason = error instanceof KubeError ? error.reason : "server";
      const message = error instanceof Error ? error.message : String(error);
      emit([{ kind: "failed", context: name, problem: { reason, message } }]);
      return undefined;
    }
  }

  async #stop(name: string): Promise<void> {
    const watcher = this.#watchers.get(name);
    if (watcher === undefined) return this.#stopping.get(name);
    this.#watchers.delete(name);
    const stopping = watcher.then((started) => started?.dispose());
    this.#stopping.set(name, stopping);
    await stopping;
    if (this.#stopping.get(name) === stopping) this.#stopping.delete(name);
  }
}
