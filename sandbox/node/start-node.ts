import { buildBinaries } from "../build/build-binaries.ts";
import type { ModuleName, OperatorVersion } from "../build/modules.ts";
import { images, type ImageSources } from "../images/images.ts";
import { importImages } from "../images/import-images.ts";
import { buildRootFileSystem } from "../images/root-file-system.ts";
import type { RunningSandbox } from "../instance.ts";
import { commandInside, requireInit, startInit } from "../process/init.ts";
import { kubectl } from "../process/kubectl.ts";
import { startRelay } from "../process/relay.ts";
import { run } from "../process/run.ts";
import { waitFor } from "../process/wait-for.ts";
import type { Report } from "../progress/report.ts";
import { createCgroups } from "./cgroups.ts";
import { manifests } from "./manifests.ts";
import { prepareNode } from "./prepare-node.ts";

/** A whole Kubernetes of one node with the operator in it, ready for Clusters. */
export async function startNode(sandbox: RunningSandbox, report: Report): Promise<void> {
  const sources = await buildSources(sandbox.operator, report);
  await prepareNode(sandbox, sources.binaries);
  await report.during("Starting the node", async () => {
    await createCgroups(sandbox.name);
    await startInit(sandbox.folder, "conf/node.sh");
    await startRelay(sandbox.folder, sandbox.port);
  });
  await Promise.all([
    provideImages(sandbox, sources, report),
    report.during("Waiting for the API server", () => waitForApi(sandbox)),
  ]);
  await report.during("Waiting for the node", () => waitForNode(sandbox));
  await report.during("Starting the operator", async () => {
    for (const manifest of manifests) await apply(sandbox, await manifest(sources));
    const rollout = ["rollout", "status", "deploy/cnpg-controller-manager", "--timeout=300s"];
    await kubectl(sandbox, ["--namespace", "cnpg-system", ...rollout]);
  });
}

/** Modules that every node needs, beside its operator. */
const modules: readonly ModuleName[] = ["kubernetes", "etcd", "coredns", "pause"];

/** Debian's packages come by the network while Go keeps the processors busy. */
async function buildSources(operator: OperatorVersion, report: Report): Promise<ImageSources> {
  const abort = new AbortController();
  const [binaries, operand] = await Promise.all([
    buildBinaries([...modules, `operator-${operator}`, "operator-1.30.0"], report),
    buildRootFileSystem(report, abort.signal),
  ]).catch((error: unknown) => {
    abort.abort();
    throw error;
  });
  return { operator, binaries, operand };
}

async function provideImages(
  sandbox: RunningSandbox,
  sources: ImageSources,
  report: Report,
): Promise<void> {
  const local = await Promise.all(images.map((describe) => describe(sources)));
  await waitFor("containerd", async (observe) => {
    await requireInit(sandbox.folder);
    const version = ["ctr", "--address", "/run/containerd/containerd.sock", "version"];
    const [program, ...args] = await commandInside(sandbox.folder, version);
    return ask(run(program, args), observe);
  });
  await importImages(sandbox, local, report);
}

async function waitForApi(sandbox: RunningSandbox): Promise<void> {
  await waitFor("the API server", async (observe) => {
    await requireInit(sandbox.folder);
    const request = ["get", "--raw", "/readyz", "--request-timeout=5s"];
    return ask(kubectl(sandbox, request), observe);
  });
}

async function waitForNode(sandbox: RunningSandbox): Promise<void> {
  await waitFor("the node to register", async (observe) => {
    const request = ["get", "node", "node1", "--output", "name"];
    return ask(kubectl(sandbox, request), observe);
  });
  await kubectl(sandbox, ["wait", "--for=condition=Ready", "node/node1", "--timeout=120s"]);
}

function apply(sandbox: RunningSandbox, manifest: string): Promise<string> {
  return kubectl(sandbox, ["apply", "--server-side", "--force-conflicts", "-f", "-"], manifest);
}

/** Nothing yet, and why, where a request fails. */
async function ask(
  answer: Promise<string>,
  observe: (state: string) => void,
): Promise<string | undefined> {
  try {
    return await answer;
  } catch (error) {
    observe((error as Error).message);
    return undefined;
  }
}
