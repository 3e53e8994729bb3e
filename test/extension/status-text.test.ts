import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentInfo } from "#protocol.ts";
import { provideVsCode } from "#test/support/vscode.ts";

provideVsCode();
const { writeStatus } = await import("#extension/status-text.ts");

const info: DocumentInfo = {
  kind: "Cluster",
  name: "main",
  operator: "1.30.1",
  operatorSource: "newest",
  postgres: 18,
  postgresSource: "image",
  workspaceFile: null,
};

test("the status bar shows both versions, and where they come from", () => {
  const { text, tooltip } = writeStatus(info);
  assert.equal(text, "CNPG 1.30.1 · PG 18");
  assert.match(tooltip, /^Cluster main\n\n/);
  assert.match(tooltip, /Operator 1\.30\.1: the newest known/);
  assert.match(tooltip, /PostgreSQL 18: from the image of the manifest/);
  assert.match(tooltip, /Click to choose versions/);
});

test("no PostgreSQL is shown where none is known", () => {
  const { text, tooltip } = writeStatus({ ...info, postgres: null, postgresSource: "unknown" });
  assert.equal(text, "CNPG 1.30.1");
  assert.match(tooltip, /PostgreSQL: unknown/);
});

test("between documents the tooltip has no title", () => {
  const { tooltip } = writeStatus({ ...info, kind: null, name: null });
  assert.match(tooltip, /^Operator 1\.30\.1/);
});

test("a workspace file that decides is what a click opens", () => {
  const { tooltip } = writeStatus({
    ...info,
    operatorSource: "workspace-file",
    workspaceFile: "file:///a/.cnpg-lint.yaml",
  });
  assert.match(tooltip, /Operator 1\.30\.1: from \.cnpg-lint\.yaml/);
  assert.match(tooltip, /Click to open the workspace file/);
});
