import type { SuiteRun } from "./suite-run.ts";
import { openEditor, type OpenEditor } from "./window/open-editor.ts";

/** Runs the suite in the VS Code server, with Chromium as its window. */
export async function runInBrowser(suite: SuiteRun): Promise<number> {
  const { vsix, print, resultsFile } = suite;
  const env = { CNPG_E2E_RESULTS: resultsFile };
  const editor = await openEditor({ vsix, print, env, testDriver: true });
  try {
    return await openUntilExit(editor, suite);
  } finally {
    await editor.dispose();
  }
}

async function openUntilExit({ authority, page }: OpenEditor, suite: SuiteRun): Promise<number> {
  await page.exposeFunction("codeAutomationLog", (type: string, values: readonly unknown[]) => {
    if (type === "error") suite.print(values.map(String).join(" "));
  });
  const exit = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error("The editor did not finish in 5 minutes")), 300_000).unref();
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
}
