import { existsSync } from "node:fs";
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#scripts/project-path.ts";
import { buildBinaries } from "#sandbox/build/build-binaries.ts";
import type { RunningSandbox } from "#sandbox/instance.ts";
import { createKubeClient, type KubeClient } from "#sandbox/kubernetes/kube-client.ts";
import { asksWebhooks, installOperator } from "#sandbox/light/install-operator.ts";
import { loadManifests } from "#sandbox/light/load-manifests.ts";
import { createAuthority, createSigningKey, issueCertificate } from "#sandbox/pki/certificates.ts";
import { writeKubeconfig } from "#sandbox/pki/kubeconfig.ts";
import { isInitRunning, requireInit, startInit } from "#sandbox/process/init.ts";
import { startRelay } from "#sandbox/process/relay.ts";
import { waitFor } from "#sandbox/process/wait-for.ts";
import type { Report } from "#sandbox/progress/report.ts";

/** etcd, the API server and the operator's webhooks: everything that says yes or no, and nothing that runs a Pod. */
export async function startLight(sandbox: RunningSandbox, report: Report): Promise<void> {
  const { folder, operator, port } = sandbox;
  if (!(await isInitRunning(folder))) {
    const modules = ["kubernetes", "etcd", `operator-${operator}`] as const;
    await linkBinaries(sandbox, await buildBinaries(modules, report));
    await makeKeys(sandbox);
    await startInit(folder, projectPath("sandbox", "light", "init.sh"));
  }
  await startRelay(folder, port);
  const client = await createKubeClient(await readFile(sandbox.kubeconfig, "utf8"));
  try {
    await report.during("Starting the API server", () => waitForServer(sandbox, client));
    await report.during(`Starting the webhooks of CloudNativePG ${operator}`, () =>
      startWebhooks(sandbox, client),
    );
  } finally {
    client.dispose();
  }
}

/** Programs by the names that `init.sh` uses, whatever release they are of. */
async function linkBinaries(
  { folder, operator }: RunningSandbox,
  binaries: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [name, target] of binaries) {
    const link = join(folder, "bin", name === `manager-${operator}` ? "manager" : name);
    await rm(link, { force: true });
    await symlink(target, link);
  }
}

async function makeKeys({ name, folder, port, kubeconfig }: RunningSandbox): Promise<void> {
  const pki = join(folder, "pki");
  await createAuthority(pki);
  await createSigningKey(pki, "sa");
  const hosts = ["DNS:kubernetes", "DNS:kubernetes.default.svc", "DNS:localhost", "IP:127.0.0.1"];
  await issueCertificate(pki, "apiserver", { subject: "/CN=kube-apiserver", hosts });
  await issueCertificate(pki, "webhook", { subject: "/CN=webhook", hosts: ["IP:127.0.0.1"] });
  await issueCertificate(pki, "admin", { subject: "/O=system:masters/CN=admin" });
  // The names that the manager expects in its folder.
  await mkdir(join(pki, "webhook"), { recursive: true });
  for (const end of ["crt", "key"]) {
    const link = join(pki, "webhook", `apiserver.${end}`);
    if (!existsSync(link)) await symlink(`../webhook.${end}`, link);
  }
  const user = { pki, user: "admin", name };
  await writeKubeconfig(kubeconfig, { ...user, server: `https://127.0.0.1:${port}` });
  await writeKubeconfig(join(folder, "conf", "inside.kubeconfig"), {
    ...user,
    server: "https://127.0.0.1:6443",
  });
}

async function waitForServer({ folder }: RunningSandbox, client: KubeClient): Promise<void> {
  await waitFor("the API server", async (observe) => {
    await requireInit(folder);
    try {
      const answer = await client.connection.open("/readyz");
      answer.resume();
      observe(`it answers ${answer.statusCode}`);
      return answer.statusCode === 200 ? true : undefined;
    } catch (error) {
      observe((error as Error).message);
      return undefined;
    }
  });
}

async function startWebhooks(sandbox: RunningSandbox, client: KubeClient): Promise<void> {
  const off = join(sandbox.folder, "run", "manager.down");
  if (existsSync(off)) {
    const authority = await readFile(join(sandbox.folder, "pki", "ca.crt"), "utf8");
    await installOperator(client, await loadManifests(sandbox.operator), authority);
    await rm(off);
  }
  await waitFor("the webhooks", async (observe) => {
    await requireInit(sandbox.folder);
    observe(`no answer yet; see ${join(sandbox.folder, "log", "manager.log")}`);
    return (await asksWebhooks(client)) ? true : undefined;
  });
}
