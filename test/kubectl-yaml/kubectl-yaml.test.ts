import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocument } from "#manifest/read-document.ts";
import { splitDocuments } from "#manifest/split-documents.ts";
import { toJson } from "#manifest/values.ts";
import { createRandom } from "#test/support/random.ts";
import { mutateYaml } from "#test/support/mutate-yaml.ts";
import { yamlSamples } from "#test/support/yaml-samples.ts";

/**
 * Holds our reading of YAML against the reader of kubectl itself (sigs.k8s.io/yaml). A text that it
 * reads must have no syntax problem here and give the same JSON; a text that it refuses should have
 * one. CNPG_YAML_CASES sets how many mutated texts are asked about.
 */
const cases = Number(process.env["CNPG_YAML_CASES"] ?? 3000);

test("YAML is read as kubectl reads it", (context) => {
  const oracle = buildOracle();
  if (oracle === undefined) {
    context.skip("no Go tool chain: the reader of kubectl cannot be built here");
    return;
  }
  const texts = makeTexts(cases);
  const answers = oracle(texts);
  const differences = texts.flatMap((text, index) => compare(text, answers[index] ?? {}));
  const missed = differences.filter(({ kind }) => kind === "missed");
  const wrong = differences.filter(({ kind }) => kind !== "missed");
  context.diagnostic(
    `${texts.length} texts, ${wrong.length} read otherwise, ${missed.length} refused by kubectl only`,
  );
  // Known and left: an empty flow collection as a key, `{-}`, `? ` inside a flow map, a flow
  // collection that goes on left of its parent, and the text of an empty value tagged `!!str`.
  assert.ok(wrong.length <= texts.length * 0.002, JSON.stringify(wrong.slice(0, 5), undefined, 1));
  assert.ok(missed.length <= texts.length * 0.02, JSON.stringify(missed.slice(0, 5), undefined, 1));
});

interface Answer {
  json?: unknown;
  error?: string;
}

interface Difference {
  readonly kind: "false-problem" | "value" | "missed";
  readonly text: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

function buildOracle(): ((texts: readonly string[]) => Answer[]) | undefined {
  if (spawnSync("go", ["version"]).status !== 0) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "go-yaml-"));
  const binary = path.join(folder, "oracle");
  try {
    execFileSync("go", ["build", "-o", binary, "."], {
      cwd: path.join(import.meta.dirname, "reader"),
      stdio: ["ignore", "ignore", "pipe"],
    });
    execFileSync(binary, { input: "" });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return (texts) => {
    const input = texts.map((text) => JSON.stringify(text)).join("\n");
    const output = execFileSync(binary, { input, maxBuffer: 2 ** 30, encoding: "utf8" });
    rmSync(folder, { recursive: true, force: true });
    return output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
  };
}

function makeTexts(count: number): string[] {
  const random = createRandom(Number(process.env["CNPG_YAML_SEED"] ?? 20));
  const texts = [...yamlSamples];
  while (texts.length < count) texts.push(mutateYaml(random.pick(yamlSamples), random));
  // kubectl splits at `---` before it parses, so only single documents are compared; a carriage
  // return without a line feed ends a line for it, which no editor of today writes.
  return texts.filter((text) => splitDocuments(text).length === 1 && !/\r(?!\n)/.test(text));
}

function compare(text: string, answer: Answer): Difference[] {
  const { root, problems } = readDocument(text);
  const fatal = problems.filter(({ code }) => code !== "duplicate-key");
  if (answer.error !== undefined) {
    return fatal.length > 0
      ? []
      : [{ kind: "missed", text, ours: toJson(root), theirs: answer.error }];
  }
  if (fatal.length > 0) {
    // kubectl drops text that stands behind the end of the first node; we say that it does.
    if (fatal.every(({ start }) => start >= (root?.end ?? 0))) return [];
    return [{ kind: "false-problem", text, ours: fatal, theirs: answer.json }];
  }
  const ours = toJson(root) ?? null;
  const equal = canonical(ours) === canonical(answer.json);
  return equal ? [] : [{ kind: "value", text, ours, theirs: answer.json }];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
