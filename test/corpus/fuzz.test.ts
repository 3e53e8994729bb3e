import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import { completeAt } from "#language/completion/complete.ts";
import { resolveCompletion } from "#language/completion/resolve-completion.ts";
import { createContext } from "#language/create-context.ts";
import { defaultSettings } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import { fixesFor } from "#language/fixes/fixes.ts";
import { foldingOf } from "#language/folding.ts";
import { inlayHintsIn } from "#language/inlay-hints/inlay-hints.ts";
import { hoverAt } from "#language/hover/hover.ts";
import { outlineOf } from "#language/outline.ts";
import { selectionAt } from "#language/selection.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { mutateYaml } from "#test/support/mutate-yaml.ts";
import { createRandom } from "#test/support/random.ts";
import type { Random } from "#test/support/random.ts";
import { english } from "#texts/en/english.ts";

/**
 * Damaged manifests, asked about at random places. Nothing may throw and no single answer may take
 * 100 ms. CNPG_FUZZ_CASES sets how many; CNPG_FUZZ_SEED repeats a run.
 */
const cases = Number(process.env["CNPG_FUZZ_CASES"] ?? 1500);
const seed = Number(process.env["CNPG_FUZZ_SEED"] ?? 7);
const limitMs = 100;

test(`${cases} damaged manifests are answered quickly and without a throw`, () => {
  const failures: unknown[] = [];
  const { context } = createContext(defaultSettings, english, (error) => failures.push(error));
  const random = createRandom(seed);
  const texts = readSamples();
  // The first answers pay for compiling.
  for (const text of texts) ask(text, context, random);
  const slow: string[] = [];
  for (let index = 0; index < cases; index += 1) {
    const text = mutateYaml(random.pick(texts), random);
    const late = namesOfSlow(ask(text, context, random));
    // A busy machine is late once; a slow answer is late again.
    const again = late.length === 0 ? [] : namesOfSlow(ask(text, context, random));
    slow.push(
      ...again.filter((what) => late.includes(what)).map((what) => `case ${index}: ${what}`),
    );
  }
  assert.deepEqual(slow, []);
  // The guard around rules keeps a user's other findings; here it must have nothing to do.
  assert.deepEqual(failures, []);
});

function namesOfSlow(times: readonly { what: string; milliseconds: number }[]): string[] {
  return times.filter(({ milliseconds }) => milliseconds > limitMs).map(({ what }) => what);
}

type Context = ReturnType<typeof createContext>["context"];

function ask(text: string, context: Context, random: Random) {
  const times: { what: string; milliseconds: number }[] = [];
  const time = <Result>(what: string, work: () => Result): Result => {
    const start = performance.now();
    try {
      return work();
    } catch (error) {
      throw new Error(`${what} threw on ${JSON.stringify(text)}`, { cause: error });
    } finally {
      times.push({ what, milliseconds: performance.now() - start });
    }
  };
  const file = time("reading", () => readManifest(text));
  const offset = random.below(text.length + 1);
  const diagnosed = time("diagnosis", () => diagnoseFile(file, context));
  for (const { placed, findings } of diagnosed) {
    time("fixes", () => fixesFor(placed, findings, context));
    for (const { start, end } of findings) {
      assert.ok(start >= 0 && start <= end && end <= placed.document.text.length, "range");
    }
  }
  const items = time("completion", () => completeAt(file, offset, context));
  const item = items.length === 0 ? undefined : random.pick(items);
  if (item !== undefined) time("resolving", () => resolveCompletion(item.data, context));
  time("hover", () => hoverAt(file, offset, context));
  const show = { schedules: true, parameters: true, durations: true };
  const whole = { start: 0, end: text.length };
  const now = new Date("2026-11-28T12:00:00Z");
  time("inlay hints", () => inlayHintsIn(file, whole, { context, show, now }));
  time("outline", () => outlineOf(file));
  time("folding", () => foldingOf(file));
  time("selection", () => selectionAt(file, offset));
  return times;
}

function readSamples(): string[] {
  const folder = path.join(import.meta.dirname, "../../samples");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
}
