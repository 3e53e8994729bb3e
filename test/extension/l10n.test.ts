import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";

const call = /\bl10n\.t\(/g;
const literalCall = /\bl10n\.t\(\s*("(?:[^"\\]|\\.)*")/g;

// When this fails: l10n/bundle.l10n.json lists each text of the extension once, as its own translation.
test("the bundle of texts and the calls in the source name the same", async () => {
  const source = await readSources(projectPath("src/extension"));
  const literals = [...source.matchAll(literalCall)].map(
    ([, text]) => JSON.parse(text ?? "") as string,
  );
  assert.equal(literals.length, [...source.matchAll(call)].length, "a text is no plain literal");
  const bundle = JSON.parse(
    await readFile(projectPath("l10n/bundle.l10n.json"), "utf8"),
  ) as Readonly<Record<string, string>>;
  assert.deepEqual(Object.keys(bundle), [...new Set(literals)].sort());
  assert.deepEqual(Object.values(bundle), Object.keys(bundle));
});

async function readSources(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".ts"));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}
