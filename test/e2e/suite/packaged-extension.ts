import assert from "node:assert/strict";
import { suite, test } from "mocha";
import * as vscode from "vscode";
import { openYaml, waitFor, waitForFindings } from "./editor-steps.ts";

const cluster = (parameters: string): string =>
  [
    "apiVersion: postgresql.cnpg.io/v1",
    "kind: Cluster",
    "metadata:",
    "  name: main",
    "spec:",
    "  instances: 3",
    "  imageName: ghcr.io/cloudnative-pg/postgresql:18.4",
    "  storage:",
    "    size: 50Gi",
    "  postgresql:",
    "    parameters:",
    `      ${parameters}`,
    "",
  ].join("\n");

suite("the packaged extension", () => {
  test("is installed, activates and registers its commands", async () => {
    const extension = vscode.extensions.getExtension("cnpg-workbench.cnpg-workbench");
    assert.ok(extension, "the extension is not installed");
    assert.equal(extension.isActive, false, "it waits for a YAML document");
    const began = performance.now();
    await extension.activate();
    console.log(
      `activated after ${(performance.now() - began).toFixed(0)} ms, round trips included`,
    );
    const known = await vscode.commands.getCommands(true);
    const contributed = (
      extension.packageJSON as { contributes: { commands: readonly { command: string }[] } }
    ).contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      contributed.filter((command) => !known.includes(command)),
      [],
    );
  });

  test("finds a parameter that does not exist and offers the right one", async () => {
    const document = await openYaml(cluster('io_direct: "data"'));
    const findings = await waitForFindings(document, (list) => list.length > 0);
    const [finding] = findings;
    assert.ok(finding);
    assert.equal(document.getText(finding.range), "io_direct");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const edit = actions.find(({ title }) => title.includes("debug_io_direct"))?.edit;
    assert.ok(edit, `offered: ${actions.map(({ title }) => title).join(", ")}`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /^ {6}debug_io_direct: "data"$/m);
    await waitForFindings(document, (list) => list.length === 0);
  });

  test("leaves other YAML alone", async () => {
    const other = await openYaml("apiVersion: v1\nkind: ConfigMap\nspec:\n  io_direct: 1\n");
    const ours = await openYaml(cluster('io_direct: "data"'));
    await waitForFindings(ours, (list) => list.length > 0);
    assert.deepEqual(vscode.languages.getDiagnostics(other.uri), []);
  });

  test("reads every document of a file", async () => {
    const document = await openYaml(
      `${cluster('work_mem: "4MB"')}---\n${cluster('io_direct: "data"')}`,
    );
    const findings = await waitForFindings(document, (list) => list.length > 0);
    assert.ok(findings.every(({ range }) => range.start.line > 13));
  });

  test("completes keys of a Cluster", async () => {
    const document = await openYaml(`${cluster('work_mem: "4MB"')}  \n`);
    const position = new vscode.Position(document.lineCount - 2, 2);
    const labels = await waitFor(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        position,
      );
      const found = list.items.map(({ label }) =>
        typeof label === "string" ? label : label.label,
      );
      return found.includes("bootstrap") ? found : undefined;
    }, "the completion of bootstrap");
    assert.ok(!labels.includes("instances"), "a key that stands there is offered again");
  });

  test("explains a parameter", async () => {
    const document = await openYaml(cluster('work_mem: "4MB"'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(11, 8),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === "string" ? content : content.value))
      .join("\n");
    assert.match(text, /work_mem/);
  });

  test("fixes what has one right answer in the whole file, also after a restart", async () => {
    const document = await openYaml(cluster('work_mem: "64mb"'));
    await waitForFindings(document, (list) => list.length > 0);
    await vscode.commands.executeCommand("cnpg.server.restart");
    await waitForFindings(document, (list) => list.length > 0);
    // The window hears of the new server's abilities a moment after this process does.
    await waitFor(async () => {
      await vscode.commands.executeCommand("cnpg.document.fixAll");
      return document.getText().includes("64mb") ? undefined : true;
    }, "the fix of the whole file");
    await waitForFindings(document, (list) => list.length === 0);
    assert.match(document.getText(), /^ {6}work_mem: "64MB"$/m);
  });

  test("takes settings as they change", async () => {
    const document = await openYaml(cluster('io_direct: "data"'));
    await waitForFindings(document, (list) => list.length > 0);
    const settings = vscode.workspace.getConfiguration("cnpg");
    await settings.update("lint.enable", false, vscode.ConfigurationTarget.Global);
    try {
      await waitForFindings(document, (list) => list.length === 0);
    } finally {
      await settings.update("lint.enable", undefined, vscode.ConfigurationTarget.Global);
    }
    await waitForFindings(document, (list) => list.length > 0);
  });
});
