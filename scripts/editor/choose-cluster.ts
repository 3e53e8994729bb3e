import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { installDemo } from "#sandbox/demo/install-demo.ts";
import { defaultName, findInstanceFolder } from "#sandbox/instance.ts";
import { createReport } from "#sandbox/progress/report.ts";
import { canRunSandbox } from "#sandbox/requirements.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";

export interface ClusterOptions {
  /** A kubeconfig that was named; it wins. */
  readonly kubeconfig?: string | undefined;
  readonly sandbox: boolean;
}

export interface ClusterChoice {
  /** What the editor gets in its environment. */
  readonly env: { readonly KUBECONFIG?: string };
  readonly why: string;
  /** Brings the cluster up; nobody has to wait for it. */
  readonly start?: () => Promise<void>;
}

/** Which cluster the editor sees: one that was named, the sandbox where it can run, or what it would see anyway. */
export async function chooseCluster({
  kubeconfig,
  sandbox,
}: ClusterOptions): Promise<ClusterChoice> {
  if (kubeconfig !== undefined) {
    const path = resolve(kubeconfig);
    if (!existsSync(path))
      throw new Error(`There is no ${path}: name a kubeconfig by --kubeconfig`);
    return { env: { KUBECONFIG: path }, why: `The editor sees the clusters of ${path}` };
  }
  if (!sandbox) return { env: {}, why: "No sandbox is started, as --no-sandbox was given" };
  const able = await canRunSandbox();
  if (!able.ok) return { env: {}, why: `No sandbox is started: ${able.reason}` };
  return {
    // The file is there once the sandbox is; the editor waits for it.
    env: { KUBECONFIG: join(findInstanceFolder(defaultName), "kubeconfig") },
    why: "A Kubernetes with a demo starts beside the editor: minutes and 10 GB of disk the first time, then seconds",
    start: startDemo,
  };
}

async function startDemo(): Promise<void> {
  const report = createReport(process.stderr);
  const options = { profile: "node", name: defaultName, operator: "1.30.0", report } as const;
  try {
    await installDemo(await startSandbox(options), report);
    report.say("The demo is ready; `npm run sandbox -- down` ends it, closing the editor does not");
  } catch (error) {
    // The editor goes on without.
    report.say(error instanceof Error ? error.message : String(error));
  }
}
