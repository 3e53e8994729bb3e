import * as vscode from "vscode";
import type { ExplorerControl } from "#commands/services.ts";
import type { ConnectionPool } from "#kube/connections/connection-pool.ts";
import { ContextSet } from "#kube/context/context-set.ts";
import { watchFiles } from "#kube/kubeconfig/watch-files.ts";
import type { LiveStore } from "#live/live-store.ts";
import type { TreeOptions } from "#tree/tree-environment.ts";

/** Watches go on this long after the view went out of sight, in milliseconds. */
const patience = 300_000;

/** What is remembered between windows: names only. */
interface Remembered {
  readonly contexts: readonly string[];
  readonly namespaces: Readonly<Record<string, readonly string[]>>;
}

const memoryKey = "cnpg.explorer";

/** Which contexts are shown and how, and when they are followed. */
export class Explorer implements ExplorerControl {
  readonly #pool: ConnectionPool;
  readonly #memory: vscode.Memento;
  readonly #contexts: ContextSet;
  readonly #onOptions: () => void;
  #options: TreeOptions;
  #files: { dispose(): void } = { dispose: () => undefined };
  #hiding: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(
    pool: ConnectionPool,
    store: LiveStore,
    memory: vscode.Memento,
    onOptions: () => void,
  ) {
    this.#pool = pool;
    this.#memory = memory;
    this.#onOptions = onOptions;
    this.#options = {
      grouping: readGrouping(),
      filter: "",
      unhealthyOnly: false,
      contexts: [],
      shown: new Map(),
    };
    this.#contexts = new ContextSet({
      pool,
      emit: (events) => store.apply(events),
      namespacesOf: (context) => this.namespacesOf(context),
      fallbackNamespaces: readFallbackNamespaces,
    });
  }

  /** Reads the kubeconfig; contacts nobody. */
  async open(): Promise<void> {
    const { files, currentContext } = await this.#pool.kubeconfig();
    if (this.#isDisposed) return;
    this.#files.dispose();
    this.#files = watchFiles(files, () => void this.#reload());
    const current = currentContext === undefined ? [] : [currentContext];
    await this.#show([...new Set([...current, ...this.#remembered().contexts])]);
    await vscode.commands.executeCommand(
      "setContext",
      "cnpg.explorer.hasContexts",
      this.#options.contexts.length > 0,
    );
  }

  setVisible(visible: boolean): void {
    clearTimeout(this.#hiding);
    if (visible) this.#contexts.resume();
    else this.#hiding = setTimeout(() => void this.#contexts.pause(), patience);
  }

  options(): TreeOptions {
    return this.#options;
  }

  setOptions(change: Partial<TreeOptions>): void {
    this.#options = { ...this.#options, ...change };
    this.#onOptions();
  }

  async setGrouping(grouping: TreeOptions["grouping"]): Promise<void> {
    const settings = vscode.workspace.getConfiguration("cnpg.explorer");
    await settings.update("groupBy", grouping, vscode.ConfigurationTarget.Global);
    // A setting of the workspace may stand above it.
    this.setOptions({ grouping });
  }

  async addContext(context: string): Promise<void> {
    const { contexts } = this.#remembered();
    await this.#remember({ contexts: [...new Set([...contexts, context])] });
    await this.#show([...new Set([...this.#options.contexts, context])]);
  }

  async removeContext(context: string): Promise<void> {
    const { contexts } = this.#remembered();
    await this.#remember({ contexts: contexts.filter((name) => name !== context) });
    await this.#show(this.#options.contexts.filter((name) => name !== context));
  }

  namespacesOf(context: string): readonly string[] | undefined {
    return this.#remembered().namespaces[context];
  }

  async setNamespaces(context: string, chosen: readonly string[] | undefined): Promise<void> {
    const { namespaces } = this.#remembered();
    const others = Object.entries(namespaces).filter(([name]) => name !== context);
    const mine = chosen === undefined ? [] : [[context, chosen] as const];
    await this.#remember({ namespaces: Object.fromEntries([...others, ...mine]) });
    await this.#contexts.restart(context);
  }

  async refresh(context?: string): Promise<void> {
    await this.#contexts.refresh(context);
  }

  hold(context: string): () => void {
    return this.#contexts.hold(context);
  }

  /** A setting has changed. */
  async configure(): Promise<void> {
    this.setOptions({ grouping: readGrouping() });
    await this.#reload();
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    clearTimeout(this.#hiding);
    this.#files.dispose();
    await this.#contexts.dispose();
  }

  async #reload(): Promise<void> {
    const changed = await this.#pool.reload();
    for (const context of changed) await this.#contexts.restart(context);
    await this.open();
  }

  async #show(contexts: readonly string[]): Promise<void> {
    this.setOptions({ contexts });
    await this.#contexts.show(contexts);
  }

  #remembered(): Remembered {
    return { contexts: [], namespaces: {}, ...this.#memory.get<Partial<Remembered>>(memoryKey) };
  }

  async #remember(change: Partial<Remembered>): Promise<void> {
    await this.#memory.update(memoryKey, { ...this.#remembered(), ...change });
  }
}

function readGrouping(): TreeOptions["grouping"] {
  const grouping = vscode.workspace.getConfiguration("cnpg.explorer").get("groupBy");
  return grouping === "namespace" ? "namespace" : "flat";
}

function readFallbackNamespaces(): readonly string[] {
  return vscode.workspace.getConfiguration("cnpg.explorer").get<string[]>("namespaces") ?? [];
}
