import {
  chmod,
  chown,
  copyFile,
  cp,
  link,
  mkdir,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#scripts/project-path.ts";
import type { RunningSandbox } from "../instance.ts";
import { createAuthority, createSigningKey, issueCertificate } from "../pki/certificates.ts";
import { writeKubeconfig } from "../pki/kubeconfig.ts";
import { renderTemplate } from "../render-template.ts";
import { cgroupName } from "./cgroups.ts";
import { apiClients, identities } from "./identities.ts";

/** Writes what the node reads at its start: programs, certificates, kubeconfigs and configurations. */
export async function prepareNode(
  sandbox: RunningSandbox,
  binaries: ReadonlyMap<string, string>,
): Promise<void> {
  // The controller manager runs as another user than root.
  await chmod(sandbox.folder, 0o755);
  await placeBinaries(sandbox, binaries);
  await makeCertificates(sandbox);
  await writeConfiguration(sandbox);
  await mkdir(join(sandbox.folder, "data", "pv"), { recursive: true });
  for (const file of [
    "data/pv",
    "conf/controller-manager.kubeconfig",
    "pki/ca.key",
    "pki/sa.key",
  ]) {
    await chown(join(sandbox.folder, file), postgresUser, postgresUser);
  }
}

const postgresUser = 26;

/** Links and not names of files elsewhere, as the node sees nothing of the cache but this folder. */
async function placeBinaries(
  { binFolder }: RunningSandbox,
  binaries: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [name, path] of binaries) {
    const place = join(binFolder, name);
    await rm(place, { force: true });
    await link(path, place).catch(() => copyFile(path, place));
  }
}

async function makeCertificates({ folder, name, kubeconfig, port }: RunningSandbox): Promise<void> {
  const pki = join(folder, "pki");
  await createAuthority(pki);
  await Promise.all([
    createSigningKey(pki, "sa"),
    ...Object.entries(identities).map(([identity, request]) =>
      issueCertificate(pki, identity, request),
    ),
  ]);
  for (const user of apiClients) {
    const server = "https://198.18.0.1:6443";
    await writeKubeconfig(join(folder, "conf", `${user}.kubeconfig`), { pki, user, server, name });
  }
  await writeKubeconfig(kubeconfig, {
    pki,
    user: "admin",
    server: `https://127.0.0.1:${port}`,
    name: name === "demo" ? "cnpg-sandbox" : `cnpg-sandbox-${name}`,
  });
}

async function writeConfiguration({ folder, name }: RunningSandbox): Promise<void> {
  const templates = projectPath("sandbox", "node", "conf");
  await cp(join(templates, "cni"), join(folder, "conf", "cni"), { recursive: true });
  for (const entry of await readdir(templates, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = await readFile(join(templates, entry.name), "utf8");
    const rendered = renderTemplate(text, { CGROUP: cgroupName(name) });
    await writeFile(join(folder, "conf", entry.name), rendered);
  }
  // Copies, as a shell reads its script while it runs it.
  for (const script of ["node/node.sh", "process/supervise.sh"]) {
    const name = script.slice(script.indexOf("/") + 1);
    await copyFile(projectPath("sandbox", script), join(folder, "conf", name));
  }
}
