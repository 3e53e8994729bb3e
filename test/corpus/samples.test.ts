import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { defaultSettings } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { fixesFor } from "#language/fixes/fixes.ts";
import type { PlacedDocument } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext(defaultSettings, english);
const folder = path.join(import.meta.dirname, "../../samples");

interface Placed {
  readonly placed: PlacedDocument;
  readonly finding: Finding;
}

function findingsOf(name: string): Placed[] {
  const text = readFileSync(path.join(folder, name), "utf8");
  return diagnoseFile(readManifest(text, undefined, name), context).flatMap(
    ({ placed, findings }) => findings.map((finding) => ({ placed, finding })),
  );
}

const withMistakes = ["guide/as-printed.yaml", "mistakes/cluster.yaml"];

test("the samples that are correct have no finding", () => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && !withMistakes.includes(name))
    .toSorted();
  assert.ok(names.length >= 8);
  const found = names.flatMap((name) =>
    findingsOf(name).map(({ finding }) => `${name}: ${finding.path}: ${finding.message}`),
  );
  assert.deepEqual(found, []);
});

/** What a manifest of the guide got wrong, where the finding is, and what the offered fixes write. */
const printedMistakes: readonly (readonly [path: string, severity: string, fix: RegExp | null])[] =
  [
    ["spec.storage", "error", /storage:\n +size: 200Gi/],
    ["spec.storageClass", "error", /storage:[^]*storageClass: fast-ssd/],
    ["spec.postgresql.parameters.io_direct", "error", /debug_io_direct/],
    // There is no parameter for it, so all that a fix can do is to take the line away.
    ["spec.postgresql.parameters.enable_skip_scan", "error", null],
    ["spec.backup.full_backup_schedule", "error", null],
    ["spec.backup.incremental_backup_schedule", "error", null],
    ["spec.backup.wal_archive", "error", null],
    ["spec.schedule", "warning", /"0 0 2 \* \* \*"/],
  ];

test("every mistake that the guide printed is found, with a fix where there is one", () => {
  const all = findingsOf("guide/as-printed.yaml");
  for (const [at, severity, expected] of printedMistakes) {
    const hit = all.find(({ finding }) => finding.path === at && finding.severity === severity);
    assert.ok(
      hit,
      `${severity} at ${at} among ${all.map(({ finding }) => finding.path).join(", ")}`,
    );
    if (expected === null) continue;
    const fixed = fixesFor(hit.placed, [hit.finding], context).map(({ changes }) =>
      apply(hit.placed, changes),
    );
    assert.ok(
      fixed.some((text) => expected.test(text)),
      `${at}: ${JSON.stringify(fixed)}`,
    );
  }
  const restored = all.filter(({ placed }) => placed.document.name === "postgres-restored");
  assert.ok(
    restored.some(({ finding }) => finding.code.includes("storage")),
    "storage is missing",
  );
});

test("every line of the collection of mistakes that has one is reported", () => {
  const paths = new Set(findingsOf("mistakes/cluster.yaml").map(({ finding }) => finding.path));
  const parameters =
    `shared_buffers work_mem max_connections log_min_duration_statement log_disconections
    hot_standby_feedback wal_compression archive_command autovacuum_naptime io_workers random_page_cost
    `.match(/\S+/g);
  const expected = [
    "spec.instances",
    "spec.primaryUpdateStrategy",
    "spec.storage.sise",
    "spec.resources.limits.memory",
    "spec.postgresql.pg_hba[0]",
    ...(parameters ?? []).map((name) => `spec.postgresql.parameters.${name}`),
  ];
  assert.deepEqual(
    expected.filter((at) => !paths.has(at)),
    [],
  );
  const dotted = [...paths].some((at) => at.includes("pg_stat_statements.max"));
  assert.ok(dotted, [...paths].join(" "));
});

function apply(
  placed: PlacedDocument,
  changes: readonly { start: number; end: number; newText: string }[],
): string {
  let text = placed.document.text;
  for (const { start, end, newText } of changes.toSorted((a, b) => b.start - a.start)) {
    text = text.slice(0, start - placed.offset) + newText + text.slice(end - placed.offset);
  }
  return text;
}
