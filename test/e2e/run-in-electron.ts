import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveCliArgsFromVSCodeExecutablePath, runTests } from "@vscode/test-electron";
import { runProgram } from "#scripts/editor/run-program.ts";
import type { SuiteRun } from "./suite-run.ts";

/** Runs the suite in a desktop VS Code; needs a display. */
export async function runInElectron(suite: SuiteRun, executable: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "cnpg-editor-"));
  const folders = [
    `--user-data-dir=${join(folder, "data")}`,
    `--extensions-dir=${join(folder, "extensions")}`,
    "--no-sandbox",
  ];
  const [cli = executable] = resolveCliArgsFromVSCodeExecutablePath(executable);
  try {
    await runProgram(cli, ["--install-extension", suite.vsix, ...folders]);
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: suite.extension,
      extensionTestsPath: suite.run,
      extensionTestsEnv: { CNPG_E2E_RESULTS: suite.resultsFile },
      launchArgs: [suite.workspace, ...folders],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
