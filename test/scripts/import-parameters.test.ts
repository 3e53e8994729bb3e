import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../scripts/import-parameters.ts", import.meta.url));
const fixtures = fileURLToPath(new URL("../fixtures/pg-settings", import.meta.url));
const generated = fileURLToPath(
  new URL("../../src/domain/postgres/parameters.json", import.meta.url),
);

function importInto(folder: string): string {
  const output = join(folder, "out.json");
  execFileSync(process.execPath, [script, fixtures, output]);
  return readFileSync(output, "utf8");
}

test("the importer writes exactly the expected data, every time", () => {
  const folder = mkdtempSync(join(tmpdir(), "parameters-"));
  try {
    const first = importInto(folder);
    assert.equal(first, readFileSync(join(fixtures, "expected.json"), "utf8"));
    assert.equal(importInto(folder), first);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the checked-in data has the importer's form and stays small", () => {
  const text = readFileSync(generated, "utf8");
  assert.ok(text.length < 200_000, `${text.length} bytes`);
  const { categories, oldNames, parameters } = JSON.parse(text) as Record<string, unknown[]>;
  const lines = (values: unknown[] = []): string =>
    values.map((value) => JSON.stringify(value)).join(",\n");
  assert.equal(
    text,
    `{"categories":[\n${lines(categories)}\n],\n"oldNames":[\n${lines(oldNames)}\n],\n"parameters":[\n${lines(parameters)}\n]}\n`,
  );
});
