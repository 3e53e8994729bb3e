import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { projectPath } from "#scripts/project-path.ts";
import type { ClusterName } from "#test/support/cluster/postgres-of.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";
import type { TunnelStatus } from "#tunnels/tunnel-status.ts";

/** A tunnel in a process of its own, whose memory is that of nothing else. */
export interface TunnelProcess {
  readonly port: number;
  readonly pid: number;
  measure(): Promise<TunnelMeasure>;
  end(): Promise<void>;
}

export interface TunnelMeasure {
  /** Bytes. */
  readonly rss: number;
  readonly status: TunnelStatus;
}

/** To the primary of a Cluster. */
export async function startTunnelProcess(
  t: Pick<TestContext, "after">,
  kubeconfig: string,
  { name, namespace }: ClusterName,
): Promise<TunnelProcess> {
  const file = join(await makeTemporaryFolder(t), "kubeconfig");
  await writeFile(file, kubeconfig, { mode: 0o600 });
  const program = projectPath("test/support/cluster/run-tunnel.ts");
  const child = fork(program, [file, name, namespace], { execArgv: ["--expose-gc"] });
  t.after(() => child.kill("SIGKILL"));
  const [port] = (await once(child, "message")) as [number];
  return {
    port,
    pid: child.pid ?? 0,
    async measure() {
      child.send("measure");
      const [measure] = (await once(child, "message")) as [TunnelMeasure];
      return measure;
    },
    async end() {
      const exit = once(child, "exit");
      child.disconnect();
      await exit;
    },
  };
}
