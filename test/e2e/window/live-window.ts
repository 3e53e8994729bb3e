import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectPath } from "#scripts/project-path.ts";
import { openEditor, type OpenEditor, whyNoWindow } from "#test/e2e/window/open-editor.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import type { FaultProxy } from "#test/support/cluster/fault-proxy.ts";

/** A window of VS Code with the packaged extension, whose way to the cluster is counted. */
export interface LiveWindow {
  readonly page: Page;
  readonly proxy: FaultProxy;
  /** The folder that is open. */
  readonly folder: string;
  /** Where extensions keep what belongs to no workspace, a folder each. */
  readonly extensionStorage: string;
  /** Of the file that `KUBECONFIG` names. */
  removeKubeconfig(): Promise<void>;
  /** Settings of the workspace in place of those before. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** A picture of the window, for whoever looks why a step failed. */
  photograph(title: string): Promise<string>;
  dispose(): Promise<void>;
}

/** What would be in the way of what is looked at. */
const calm = {
  "chat.disableAIFeatures": true,
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "remote.autoForwardPorts": false,
  "telemetry.telemetryLevel": "off",
  "workbench.reduceMotion": "on",
  "git.enabled": false,
  "editor.wordBasedSuggestions": "off",
  // Text of a terminal that is drawn on a canvas cannot be read.
  "terminal.integrated.gpuAcceleration": "off",
};

/** Opens a folder with these files. */
export async function openLiveWindow(
  cluster: TestCluster,
  files: Readonly<Record<string, string>>,
): Promise<LiveWindow> {
  assert.equal(whyNoWindow(), undefined);
  const base = await mkdtemp(join(tmpdir(), "cnpg-live-"));
  const folder = join(base, "manifests");
  await mkdir(join(folder, ".vscode"), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const kubeconfig = join(base, "kubeconfig");
  const proxy = await cluster.openProxy();
  await writeFile(kubeconfig, proxy.kubeconfig, { mode: 0o600 });
  const editor = await openEditor({
    vsix: projectPath("dist", "cnpg-workbench.vsix"),
    print: (line) => console.log(line),
    env: { KUBECONFIG: kubeconfig },
    settings: calm,
  });
  const { page } = editor;
  try {
    await openFolder(editor, folder);
  } catch (error) {
    await editor.dispose();
    throw error;
  }
  return {
    page,
    proxy,
    folder,
    extensionStorage: editor.extensionStorage,
    removeKubeconfig: () => rm(kubeconfig),
    set: (settings) =>
      writeFile(join(folder, ".vscode", "settings.json"), JSON.stringify(settings)),
    async photograph(title) {
      const path = projectPath("dist", "e2e-failures", `${title.replaceAll(/\W+/g, "-")}.png`);
      await page.screenshot({ path });
      return path;
    },
    async dispose() {
      await editor.dispose();
      await rm(base, { recursive: true, force: true });
    },
  };
}

async function openFolder({ page, authority }: OpenEditor, folder: string): Promise<void> {
  page.setDefaultTimeout(120_000);
  // A machine that is busy with Pods loads the workbench slowly.
  const patience = { timeout: 180_000 };
  const address = `http://${authority}/?${new URLSearchParams({ folder }).toString()}`;
  await page.goto(address, { waitUntil: "commit", ...patience });
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor(patience);
}
