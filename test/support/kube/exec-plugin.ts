import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExecPlugin } from "#kube/kubeconfig/kubeconfig.ts";

export interface PluginBehaviour {
  /** `token-1`, `token-2`, … by the run where none is given. */
  readonly token?: string;
  /** One after the other, by the run; the last for all that follow. */
  readonly tokens?: readonly string[];
  readonly expires?: string;
  /** Milliseconds that a run takes. */
  readonly hold?: number;
  readonly failure?: { readonly code: number; readonly stderr: string };
}

export interface TestPlugin {
  readonly exec: ExecPlugin;
  /** `begin` and `end` of every run, in order. */
  log(): Promise<readonly string[]>;
  /** How often it has been started. */
  runs(): Promise<number>;
}

/** A credential plugin as kubeconfig files name them: a program in `folder` that says when it ran. */
export async function writePlugin(
  folder: string,
  behaviour: PluginBehaviour = {},
  name = "plugin",
): Promise<TestPlugin> {
  const program = join(folder, `${name}.mjs`);
  const file = join(folder, `${name}.log`);
  await writeFile(file, "");
  await writeFile(program, programText(file, behaviour));
  const log = async () => (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  return {
    exec: {
      apiVersion: "client.authentication.k8s.io/v1",
      command: process.execPath,
      args: [program],
      env: {},
      provideClusterInfo: true,
      interactiveMode: "IfAvailable",
    },
    log,
    runs: async () => (await log()).filter((line) => line === "begin").length,
  };
}

function programText(file: string, behaviour: PluginBehaviour): string {
  const { token, tokens = [], expires, hold = 0, failure } = behaviour;
  const given = token === undefined ? tokens : [token];
  return `
import { appendFileSync, readFileSync } from "node:fs";
const log = ${JSON.stringify(file)};
appendFileSync(log, "begin\\n");
const run = readFileSync(log, "utf8").split("begin").length - 1;
const failure = ${JSON.stringify(failure ?? null)};
setTimeout(() => {
  appendFileSync(log, "end\\n");
  if (failure !== null) {
    process.stderr.write(failure.stderr);
    process.exitCode = failure.code;
    return;
  }
  const { apiVersion } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
  const given = ${JSON.stringify(given)};
  const token = given[Math.min(run, given.length) - 1] ?? "token-" + run;
  const status = { token, expirationTimestamp: ${JSON.stringify(expires)} };
  console.log(JSON.stringify({ kind: "ExecCredential", apiVersion, status }));
}, ${hold});
`;
}
