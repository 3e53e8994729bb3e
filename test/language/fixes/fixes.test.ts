import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import { fixAll, fixesFor } from "#language/fixes/fixes.ts";
import type { TextChange } from "#language/answers.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext({ rules: {} }, english);
const head = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: c\nspec:\n";
const broken = `${head}  instances: "3"
  storage: 50Gi
  resources:
    limits:
      memory: 2GB
  postgresql:
    parameters:
      max_connections: 200
      io_direct: data
      shared_buffers: "512mb"
      port: "5432"
`;

function apply(text: string, changes: readonly TextChange[]): string {
  return changes.reduceRight(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  );
}

function codesOf(text: string): string[] {
  return diagnoseFile(readManifest(text), context).flatMap(({ findings }) =>
    findings.map(({ code, path }) => `${code} ${path}`),
  );
}

test("fix-all applies what has one right answer", () => {
  const fixed = apply(broken, fixAll(readManifest(broken), context));
  assert.equal(
    fixed,
    `${head}  instances: 3
  storage:
    size: 50Gi
  resources:
    limits:
      memory: 2Gi
  postgresql:
    parameters:
      max_connections: "200"
      io_direct: data
      shared_buffers: "512MB"
`,
  );
});

test("every fix removes its finding and adds no error", () => {
  const before = codesOf(broken);
  for (const { placed, findings } of diagnoseFile(readManifest(broken), context)) {
    const fixes = fixesFor(placed, findings, context);
    assert.ok(fixes.length > findings.length);
    for (const fix of fixes) {
      const after = codesOf(apply(broken, fix.changes));
      const { code, path } = fix.finding;
      assert.ok(!after.includes(`${code} ${path}`), `${fix.title} leaves ${code}`);
      if (fix.title.startsWith("Change to debug_io_direct")) continue;
      assert.deepEqual(
        after.filter((item) => !before.includes(item)),
        [],
        fix.title,
      );
    }
  }
});
