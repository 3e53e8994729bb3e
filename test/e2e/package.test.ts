import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";

const vsix = projectPath("dist", "cnpg-workbench.vsix");

test("the package holds what runs, its texts and licences, and nothing else", async () => {
  const names = listZip(await readFile(vsix));
  const allowed = [
    /^\[Content_Types\]\.xml$/,
    /^extension\.vsixmanifest$/,
    /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
    /^extension\/(readme\.md|changelog\.md|LICENSE\.txt)$/i,
    /^extension\/dist\/(extension|live|server|cli)\.cjs$/,
    /^extension\/dist\/THIRD_PARTY_NOTICES\.txt$/,
    /^extension\/media\/(icon\.png|[\w-]+\.svg)$/,
    /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
    /^extension\/snippets\/[\w.-]+\.code-snippets$/,
    /^extension\/syntaxes\/[\w.-]+\.tmLanguage\.json$/,
  ];
  assert.deepEqual(
    names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
    [],
  );
  for (const name of [
    "extension.cjs",
    "live.cjs",
    "server.cjs",
    "cli.cjs",
    "THIRD_PARTY_NOTICES.txt",
  ]) {
    assert.ok(names.includes(`extension/dist/${name}`), `${name} is missing`);
  }
  assert.ok(names.includes("extension/l10n/bundle.l10n.json"), "the texts are missing");
});

test("the package is no larger than 2 MB", async () => {
  const { length } = await readFile(vsix);
  assert.ok(length <= 2_000_000, `${length} bytes`);
});

/** The names in the central directory at the end of a zip file. */
function listZip(zip: Buffer): readonly string[] {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    names.push(zip.toString("utf8", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}
