import { createConnection } from "#kube/connection.ts";
import type { Connection } from "#kube/connection.ts";
import { findKubeconfigFiles } from "#kube/kubeconfig/find-kubeconfig-files.ts";
import type { KubeContext, Kubeconfig } from "#kube/kubeconfig/kubeconfig.ts";
import { readKubeconfig } from "#kube/kubeconfig/read-kubeconfig.ts";
import { KubeError } from "#kube/kube-error.ts";

/**
 * One connection per context, made when first asked for. When the kubeconfig changes, connections whose
 * context looks the same live on.
 */
export class ConnectionPool {
  readonly #findFiles: () => readonly string[];
  readonly #open = new Map<
    string,
    { readonly context: KubeContext; readonly connection: Connection }
  >();
  #reading: Promise<Kubeconfig> | undefined;

  constructor(extra: () => string | undefined) {
    this.#findFiles = () =>
      findKubeconfigFiles({ environment: process.env.KUBECONFIG, extra: extra() });
  }

  kubeconfig(): Promise<Kubeconfig> {
    this.#reading ??= readKubeconfig(this.#findFiles());
    return this.#reading;
  }

  /** All context names, the current one first. */
  async contexts(): Promise<readonly string[]> {
    const { contexts, currentContext } = await this.kubeconfig();
    const names = contexts.map(({ name }) => name);
    return names.sort(
      (left, right) => Number(right === currentContext) - Number(left === currentContext),
    );
  }

  async get(name: string): Promise<Connection> {
    const open = this.#open.get(name);
    if (open !== undefined) return open.connection;
    const { contexts } = await this.kubeconfig();
    const context = contexts.find((candidate) => candidate.name === name);
    if (context === undefined) {
      throw new KubeError("config", `the kubeconfig has no context ${name}`);
    }
    // Somebody else may have asked meanwhile.
    const again = this.#open.get(name);
    if (again !== undefined) return again.connection;
    const connection = createConnection(context);
    this.#open.set(name, { context, connection });
    return connection;
  }

  /** Reads the files anew; gives the names of contexts that are different now or gone. */
  async reload(): Promise<readonly string[]> {
    const reading = readKubeconfig(this.#findFiles());
    this.#reading = reading;
    const { contexts } = await reading;
    const now = new Map(contexts.map((context) => [context.name, JSON.stringify(context)]));
    const changed = [...this.#open].filter(
      ([name, { context }]) => now.get(name) !== JSON.stringify(context),
    );
    for (const [name, { connection }] of changed) {
      this.#open.delete(name);
      connection.dispose();
    }
    return changed.map(([name]) => name);
  }

  dispose(): void {
    for (const { connection } of this.#open.values()) connection.dispose();
    this.#open.clear();
  }
}
