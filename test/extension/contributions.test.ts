import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { liveCommands } from "#commands/commands.ts";
import { projectPath } from "#scripts/project-path.ts";

interface Contributions {
  readonly commands: readonly { readonly command: string }[];
}

// Read as text: the table's imports need VS Code. The editor tests hold that each command is registered.
test("the command table and package.json name the same commands", async () => {
  const table = await readFile(projectPath("src/extension/commands.ts"), "utf8");
  const own = [...table.matchAll(/^ {2}"(cnpg\.[\w.]+)":/gm)].map(([, id]) => id);
  const ofDocuments = ["cnpg.document.refresh"];
  const listed = [...own, ...ofDocuments, ...Object.keys(liveCommands)].sort(compareIds);
  const { contributes } = await readPackage();
  assert.deepEqual(listed, contributes.commands.map(({ command }) => command).sort(compareIds));
});

test("every text that package.json refers to exists, and no other", async () => {
  const manifest = await readFile(projectPath("package.json"), "utf8");
  const used = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
  const texts = JSON.parse(await readFile(projectPath("package.nls.json"), "utf8")) as object;
  assert.deepEqual(new Set(Object.keys(texts)), new Set(used));
});

// Two changes that come together in one file can leave a key twice, of which JSON takes the last.
test("no key of package.json stands there twice", async () => {
  const text = await readFile(projectPath("package.json"), "utf8");
  assert.equal(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`, text);
});

async function readPackage(): Promise<{ readonly contributes: Contributions }> {
  return JSON.parse(await readFile(projectPath("package.json"), "utf8")) as {
    readonly contributes: Contributions;
  };
}

function compareIds(left: string | undefined = "", right: string | undefined = ""): number {
  return left < right ? -1 : 1;
}
