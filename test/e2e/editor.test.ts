import assert from "node:assert/strict";
import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { downloadVsCode } from "#scripts/editor/download-vscode.ts";
import { projectPath } from "#scripts/project-path.ts";
import { buildSuite } from "./build-suite.ts";
import { runInBrowser } from "./run-in-browser.ts";
import { runInElectron } from "./run-in-electron.ts";
import type { SuiteRun } from "./suite-run.ts";

interface Result {
  readonly title: string;
  readonly error?: string;
}

test("in VS Code", { timeout: 900_000 }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "cnpg-results-"));
  const suite: SuiteRun = {
    ...(await buildSuite()),
    vsix: projectPath("dist", "cnpg-workbench.vsix"),
    resultsFile: join(folder, "results.jsonl"),
    workspace: projectPath("samples"),
    print: (line) => console.log(line),
  };
  try {
    await access(suite.vsix);
    const code = await launch(suite);
    const results = readResults(await readFile(suite.resultsFile, "utf8"));
    for (const { title, error } of results) {
      await t.test(title, () => {
        if (error !== undefined) throw new Error(error);
      });
    }
    assert.ok(results.length > 0, "the suite ran no test");
    if (results.every(({ error }) => error === undefined)) assert.equal(code, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function launch(suite: SuiteRun): Promise<number> {
  const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY);
  if (!hasDisplay) {
    suite.print("Editor: the VS Code server with Chromium, as there is no display");
    return runInBrowser(suite);
  }
  const vscode = await downloadVsCode();
  if ("executable" in vscode) {
    suite.print(`Editor: ${vscode.executable}`);
    return runInElectron(suite, vscode.executable);
  }
  suite.print(`Editor: the VS Code server with Chromium, as no VS Code is had: ${vscode.reason}`);
  return runInBrowser(suite);
}

function readResults(lines: string): readonly Result[] {
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Result);
}
