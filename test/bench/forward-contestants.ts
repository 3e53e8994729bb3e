import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import type { RunningSandbox } from "#sandbox/instance.ts";
import { join } from "node:path";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import type { TunnelProcess } from "#test/support/cluster/tunnel-process.ts";

/** Something that gives a local port which leads to the primary. */
export interface Forward {
  readonly name: string;
  /** Of a forward that is alive; one that has ended is started again. */
  port(): Promise<number>;
  /** The process that does the work. */
  pid(): number;
  /** How often it has ended by itself. */
  readonly deaths: number;
}

export function tunnelForward({ port, pid }: TunnelProcess): Forward {
  return { name: "tunnel", port: () => Promise.resolve(port), pid: () => pid, deaths: 0 };
}

/** `kubectl port-forward`, which ends at the first error of a connection. */
export function kubectlForward(
  t: Pick<TestContext, "after">,
  { binFolder, kubeconfig }: RunningSandbox,
  { name, namespace }: SmallDatabase,
): Forward {
  let running: { readonly child: ChildProcess; readonly port: number } | undefined;
  let deaths = 0;
  t.after(() => running?.child.kill("SIGKILL"));
  const start = async () => {
    const place = ["--kubeconfig", kubeconfig, "--namespace", namespace];
    const args = [...place, "port-forward", `service/${name}-rw`, ":5432"];
    const child = spawn(join(binFolder, "kubectl"), args, { stdio: ["ignore", "pipe", "ignore"] });
    const lines = createInterface(child.stdout);
    const [line] = (await once(lines, "line")) as [string];
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]);
    child.once("exit", () => {
      deaths += 1;
      running = undefined;
    });
    return { child, port };
  };
  return {
    name: "kubectl",
    async port() {
      running ??= await start();
      return running.port;
    },
    pid: () => running?.child.pid ?? 0,
    get deaths() {
      return deaths;
    },
  };
}
