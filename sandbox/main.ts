import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter } from "node:path";
import { parseArgs } from "node:util";
import { type OperatorVersion, operatorVersions } from "./build/modules.ts";
import { installDemo } from "./demo/install-demo.ts";
import {
  defaultName,
  findInstanceFolder,
  listInstances,
  type Profile,
  profiles,
  readInstance,
} from "./instance.ts";
import type { RunningSandbox } from "./instance.ts";
import { isInitRunning } from "./process/init.ts";
import { measureMemory } from "./process/measure-memory.ts";
import { ProgramError } from "./process/run.ts";
import { createReport } from "./progress/report.ts";
import { SandboxError } from "./sandbox-error.ts";
import { startSandbox } from "./start-sandbox.ts";
import { resetSandbox, stopSandbox } from "./stop-sandbox.ts";

const options = {
  profile: { type: "string", default: "node" },
  operator: { type: "string", default: "1.30.0" },
  port: { type: "string" },
  backups: { type: "boolean", default: false },
  "no-demo": { type: "boolean", default: false },
  namespace: { type: "string", default: "demo" },
  cluster: { type: "string", default: "pg" },
  help: { type: "boolean", default: false },
} as const;

/** `npm run sandbox -- COMMAND [NAME]`. Progress goes to standard error, answers to standard output. */
const usage = `npm run sandbox -- COMMAND [NAME]

  up          starts it, or mends one that runs; a node with a demo in it, unless --no-demo is given
              (--profile node|light, --operator ${operatorVersions.join("|")}, --port N, --backups)
  down        ends it; databases and objects stay for the next start
  reset       ends it and throws databases and objects away
  status      says which there are and which run
  kubeconfig  prints the path of its kubeconfig
  shell       opens a shell with KUBECONFIG and kubectl
  psql        opens psql on the primary of a Cluster (--namespace demo, --cluster pg); what follows NAME goes to psql,
              as in: psql demo -- -c "select version()"

NAME is ${defaultName} where none is given; several run side by side.`;

const { values, positionals } = readArguments();
const [command = "", name = defaultName, ...more] = positionals;

const commands: Readonly<Record<string, () => Promise<void>>> = {
  up,
  down,
  reset,
  status: printStatus,
  kubeconfig: async () => console.log((await requireInstance()).kubeconfig),
  shell: () => openShell([process.env.SHELL ?? "bash"]),
  psql: openPsql,
};

try {
  const action = commands[command];
  if (action === undefined || values.help) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 2;
  } else {
    await action();
  }
} catch (error) {
  if (!(error instanceof SandboxError) && !(error instanceof ProgramError)) throw error;
  console.error(error.message);
  if (error instanceof ProgramError) {
    console.error(
      `What its parts printed is in ${findInstanceFolder(name)}/log; the same command again goes on`,
    );
  }
  process.exitCode = 1;
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return process.exit(2);
  }
}

async function up(): Promise<void> {
  const { port } = values;
  const report = createReport(process.stderr);
  const sandbox = await startSandbox({
    profile: chooseOne<Profile>("profile", profiles, values.profile),
    operator: chooseOne<OperatorVersion>("operator", operatorVersions, values.operator),
    name,
    backups: values.backups,
    report,
    ...(port === undefined ? {} : { port: Number(port) }),
  });
  if (sandbox.profile === "node" && !values["no-demo"]) await installDemo(sandbox, report);
  console.log(`export KUBECONFIG=${sandbox.kubeconfig}`);
}

async function down(): Promise<void> {
  await stopSandbox(name);
  console.log(
    `The sandbox ${name} is down; \`up\` brings back what it held, \`reset\` throws it away`,
  );
}

async function reset(): Promise<void> {
  await resetSandbox(name);
  console.log(`Nothing of the sandbox ${name} is left; programs and images stay for the next one`);
}

function chooseOne<T extends string>(option: string, choices: readonly T[], given: string): T {
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  throw new SandboxError(`--${option} ${given} is unknown: choose ${choices.join(" or ")}`);
}

async function printStatus(): Promise<void> {
  const instances = await listInstances();
  if (instances.length === 0)
    console.log("There is no sandbox; `npm run sandbox -- up` starts one");
  for (const { name, folder, profile, operator, port } of instances) {
    const state = (await isInitRunning(folder))
      ? `runs with ${Math.round((await measureMemory(folder)) / 1e6)} MB`
      : "stopped";
    console.log(
      `${name}: ${state}, ${profile}, operator ${operator}, 127.0.0.1:${port}, ${folder}`,
    );
  }
}

async function requireInstance(): Promise<RunningSandbox> {
  const sandbox = await readInstance(name);
  if (sandbox !== undefined && (await isInitRunning(sandbox.folder))) return sandbox;
  throw new SandboxError(
    `The sandbox ${name} does not run: \`npm run sandbox -- up ${name}\` starts it`,
  );
}

async function openPsql(): Promise<void> {
  const { namespace, cluster } = values;
  const terminal = process.stdin.isTTY ? "-it" : "-i";
  const pod = `$(kubectl -n "$0" get cluster "$1" -o jsonpath='{.status.currentPrimary}')`;
  const script = `exec kubectl -n "$0" exec ${terminal} "${pod}" -c postgres -- psql "\${@:2}"`;
  await openShell(["bash", "-c", script, namespace, cluster, ...more]);
}

async function openShell([program, ...args]: readonly [string, ...string[]]): Promise<void> {
  const { binFolder, kubeconfig } = await requireInstance();
  const PATH = [binFolder, process.env.PATH].join(delimiter);
  const env = { ...process.env, KUBECONFIG: kubeconfig, PATH };
  const child = spawn(program, args, { env, stdio: "inherit" });
  const [code] = (await once(child, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}
