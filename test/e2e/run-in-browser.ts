import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findProgram } from "#scripts/editor/find-program.ts";
import { installVsCodeServer } from "#scripts/editor/install-vscode-server.ts";
import {
  installVsix,
  startVsCodeServer,
  type VsCodeServer,
} from "#scripts/editor/vscode-server.ts";
import type { SuiteRun } from "./suite-run.ts";

/** Runs the suite in the VS Code server, with Chromium as its window. */
export async function runInBrowser(suite: SuiteRun): Promise<number> {
  const executablePath = findProgram(["chromium", "chromium-browser", "google-chrome"]);
  if (executablePath === undefined) {
    throw new Error("No Chromium is on PATH. On Debian: apt-get install chromium");
  }
  const main = await installVsCodeServer(suite.print);
  const folder = await mkdtemp(join(tmpdir(), "cnpg-editor-"));
  const options = {
    main,
    userDataFolder: join(folder, "data"),
    extensionsFolder: join(folder, "extensions"),
    testDriver: true,
    env: { CNPG_E2E_RESULTS: suite.resultsFile },
  };
  let server: VsCodeServer | undefined;
  try {
    await installVsix(options, suite.vsix);
    server = await startVsCodeServer(options);
    return await openUntilExit(server.authority, executablePath, suite);
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openUntilExit(
  authority: string,
  executablePath: string,
  suite: SuiteRun,
): Promise<number> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.exposeFunction("codeAutomationLog", (type: string, values: readonly unknown[]) => {
      if (type === "error") suite.print(values.map(String).join(" "));
    });
    const exit = new Promise<number>((resolve, reject) => {
      setTimeout(
        () => reject(new Error("The editor did not finish in 5 minutes")),
        300_000,
      ).unref();
      page.exposeFunction("codeAutomationExit", resolve).catch(reject);
    });
    const remote = (path: string): string => `vscode-remote://${authority}${path}`;
    const payload = JSON.stringify([
      ["extensionDevelopmentPath", remote(suite.extension)],
      ["extensionTestsPath", remote(suite.run)],
      ["skipWelcome", "true"],
    ]);
    const query = new URLSearchParams({ folder: suite.workspace, payload });
    await page.goto(`http://${authority}/?${query.toString()}`);
    return await exit;
  } finally {
    await browser.close();
  }
}
