import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildBundle, bundles } from "./bundles.ts";
import { findCacheFolder } from "./cache-folder.ts";
import { chooseCluster } from "./editor/choose-cluster.ts";
import { downloadVsCode } from "./editor/download-vscode.ts";
import { findProgram } from "./editor/find-program.ts";
import { installVsCodeServer } from "./editor/install-vscode-server.ts";
import { startVsCodeServer } from "./editor/vscode-server.ts";
import { projectPath } from "./project-path.ts";

/**
 * `npm start`: the extension of this checkout in an editor, on `samples/`, and a real cluster beside it.
 * `-- --web`: in a browser; `--no-sandbox`: without the cluster; `--kubeconfig FILE`: with another one.
 */
const samples = projectPath("samples");
const { values } = parseArgs({
  options: {
    web: { type: "boolean", default: false },
    "no-sandbox": { type: "boolean", default: false },
    kubeconfig: { type: "string" },
  },
});

await Promise.all(bundles.map((bundle) => buildBundle(bundle, { minify: false })));
const cluster = await chooseCluster({
  kubeconfig: values.kubeconfig,
  sandbox: !values["no-sandbox"],
});
console.log(cluster.why);
void cluster.start?.();
if (values.web) await openInBrowser("--web was given");
else await openFirstFound();

async function openFirstFound(): Promise<void> {
  const installed = findProgram(["code", "codium"]);
  if (installed !== undefined) return openOnDesktop(installed, "it is on PATH");
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return openInBrowser("there is neither code nor codium on PATH, and no display");
  }
  const downloaded = await downloadVsCode();
  if ("executable" in downloaded) {
    return openOnDesktop(downloaded.executable, "neither code nor codium is on PATH");
  }
  return openInBrowser(`there is no VS Code, and none could be fetched: ${downloaded.reason}`);
}

async function openOnDesktop(executable: string, why: string): Promise<void> {
  console.log(`Opening samples/ in ${executable}, as ${why}`);
  const root = process.getuid?.() === 0;
  const asRoot = ["--no-sandbox", `--user-data-dir=${findCacheFolder("desktop-data")}`];
  const editor = spawn(
    executable,
    [`--extensionDevelopmentPath=${projectPath()}`, ...(root ? asRoot : []), samples],
    {
      stdio: "inherit",
      shell: process.platform === "win32",
      env: { ...process.env, ...cluster.env },
    },
  );
  const [code] = (await once(editor, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}

/** The server has no development path without its test driver, so the checkout is linked in as if installed. */
async function openInBrowser(why: string): Promise<void> {
  console.log(`Opening samples/ in the VS Code server, as ${why}`);
  const main = await installVsCodeServer((line) => console.log(line));
  const extensionsFolder = findCacheFolder("web-extensions");
  const link = join(extensionsFolder, await readExtensionFolderName());
  await rm(extensionsFolder, { recursive: true, force: true });
  await mkdir(extensionsFolder, { recursive: true });
  await symlink(projectPath(), link, "junction");
  const userDataFolder = findCacheFolder("web-data");
  const server = await startVsCodeServer({
    main,
    userDataFolder,
    extensionsFolder,
    env: cluster.env,
  });
  const address = `http://${server.authority}/?folder=${encodeURIComponent(samples)}`;
  console.log(`Open ${address} in a browser; Ctrl+C ends it`);
  const stop = (): void => void server.stop();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await once(server.process, "exit");
}

/** Named as VS Code names the folder of an installed extension. */
async function readExtensionFolderName(): Promise<string> {
  const { publisher, name, version } = JSON.parse(
    await readFile(projectPath("package.json"), "utf8"),
  ) as Readonly<Record<"publisher" | "name" | "version", string>>;
  return `${publisher}.${name}-${version}`;
}
