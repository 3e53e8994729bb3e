import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseYaml } from "#manifest/parse-yaml.ts";
import { readPlainBlock } from "#manifest/read-plain-block.ts";
import { splitDocuments } from "#manifest/split-documents.ts";
import { projectPath } from "#scripts/project-path.ts";
import { makeCluster } from "#test/bench/make-manifest.ts";
import { createRandom } from "#test/support/random.ts";
import type { Random } from "#test/support/random.ts";

const laidOutPlainly = [
  "a: 1\n",
  "a: 1",
  "a:\n  b: x\n  # of b's column\nc: 2\n",
  "a:\n  b:\n    c: 1\n    # stays inside\n",
  "a:\n  b:\n    c: 1\n# leaves\n",
  "a:\n  b: 1\n\n\n  # one\n\nc:\n",
  "a:\n- b: 1\n  c: 2\n-  d: 3\n   e:\nf: 4\n",
  "a:\n  - x\n  - 'y''s' # why\n  - \"z\"\n",
  "a:\n  # before\n  b: 1 # behind\n",
  "a:   \nb: ~\nc: []\nd: {}\n'e f': -1\n\"g\": http://x#y:z\n",
  "# only then\n\na: b\na: c\n",
  "a:\n- b:\n- c: 1\n",
  "on: yes\n1: 0777\n",
  "a: [b]\nc: {d: 1, 'e': [x y, 'z', \"on\", on], f/g: { }} # h\n",
  "a:\n  - {b: c:d, e: -1 }\n  - [ ]\n  - [ 0777, 1.5,x , a.b/c:1@x%2]\n",
  "a: |\n  b\n    c: d\n\n  # e\n\n\nf: 1\n",
  "a: |-\n  b\n# out\nc: |\n  d",
  "a:\n  b: |\n    c\n  # of b's column\n  d: |-\n    e\n\n",
  "a:\n- |\n  b\n- c: |\n    d\n  e: 1\n",
  "a:\n  - |-\n   b\n\n   c\n\n  - d\n",
];

const anythingElse = [
  "",
  "# nothing\n",
  "a: &x 1\n",
  "a: *x\n",
  "a: >\n  b\n",
  "a: |+\n  b\n",
  "a: |2\n   b\n",
  "a: | # c\n  b\n",
  "a: |\n",
  "a: |\nb: 1\n",
  "a: |\n\n  b\n",
  "a: |\n  b\n \n  c\n",
  "a: |\n  b\n    \n",
  "a: |\n   b\n  c\n",
  "a: b\n  c\n",
  "a: b: c\n",
  'a: "b\\n"\n',
  "a: [b\n",
  "a: [b, ]\n",
  "a: [b: c]\n",
  "a: {b}\n",
  "a: {b:}\n",
  "a: {b: 1, b: 2}\n",
  "a: {b: &x 1}\n",
  "a: {b: *x}\n",
  "a: {<<: b}\n",
  "a: {b: 1}c\n",
  "a: {b: 1}#c\n",
  "a: {{ b }}\n",
  "a: [b#c, d #e]\n",
  "{a: b}\n",
  "- a\n",
  " a: 1\n",
  "a:\tb\n",
  "a: 1\r\n",
  "a: # nothing\nb: 1\n",
  "a: 1\n   # deeper\nb: 2\n",
  "a:\n  b: 1\n c: 2\n",
  "a: .nan\n",
  "null: 1\n",
  "a:\n- - b\n",
  "a: - b\n",
  "? a\n: b\n",
  "<<: b\n",
  "a: !!str 1\n",
];

test("what is laid out plainly is read as the YAML parser reads it", () => {
  for (const text of laidOutPlainly) assert.deepEqual(readPlainBlock(text), parseYaml(text), text);
});

test("everything else is left to the YAML parser", () => {
  for (const text of anythingElse) assert.equal(readPlainBlock(text), undefined, text);
});

test("samples and 6,000 damaged versions of them are read alike, and most samples plainly", () => {
  const texts = [makeCluster(1).slice(4), ...readSamples()];
  const plain = texts.filter((text) => readPlainBlock(text) !== undefined).length;
  assert.ok(plain / texts.length > 0.5, `${plain} of ${texts.length} are read plainly`);
  const random = createRandom(7);
  let compared = 0;
  for (let round = 0; round < 6000; round += 1) {
    const text = damage(random.pick(texts), random);
    const read = readPlainBlock(text);
    if (read === undefined) continue;
    compared += 1;
    assert.deepEqual(read, parseYaml(text), text);
  }
  assert.ok(compared > 1000, `only ${compared} of the damaged ones were read plainly`);
});

function readSamples(): string[] {
  const folder = projectPath("samples");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .flatMap((text) => splitDocuments(text).map(({ offset, end }) => text.slice(offset, end)));
}

function damage(text: string, random: Random): string {
  const lines = text.split("\n");
  const from = random.below(lines.length);
  const part = random.below(3) === 0 ? lines : lines.slice(from, from + 12);
  for (let step = random.below(3); step >= 0; step -= 1) {
    random.pick(damages)(part, random.below(part.length), random);
  }
  return part.join("\n");
}

const damages: readonly ((lines: string[], at: number, random: Random) => void)[] = [
  (lines, at) => void lines.splice(at, 1),
  (lines, at) => void lines.splice(at, 0, ""),
  (lines, at, random) => void lines.splice(at, 0, `${" ".repeat(random.below(8))}# comment`),
  (lines, at, random) => void lines.splice(at, 0, lines[random.below(lines.length)] ?? ""),
  (lines, at, random) => {
    lines[at] = `${" ".repeat(random.below(8))}${(lines[at] ?? "").trimStart()}`;
  },
  (lines, at) => (lines[at] = `  ${lines[at] ?? ""}`),
  (lines, at) => (lines[at] = (lines[at] ?? "").replace(/^ {1,2}/, "")),
  (lines, at) => (lines[at] = (lines[at] ?? "").replace(/:.*/, ":")),
  (lines, at) => (lines[at] = (lines[at] ?? "").replace(/^( *)(?=\w)/, "$1- ")),
  (lines, at) => (lines[at] = `${lines[at] ?? ""} # behind`),
  (lines, at, random) => {
    lines[at] = (lines[at] ?? "").replace(/: .*/, `: ${random.pick(values)}`);
  },
  (lines, at) => (lines.length = at),
];

const values = [
  "''",
  '"x y"  # z',
  "|",
  "|-",
  "| # c",
  "[a, 'b', c: d]",
  "{a: b}",
  "{ a: [b c , {d/e: 0x1F}], 'f': on }",
  "[a,b,-1]",
  "{a: 'b''c'}",
  "a#b",
  "a #b",
  "- 1",
  "-1",
  "-x",
  "?",
  "?x",
  ":x",
  "a:b",
  "a: b",
  "a:",
  "[]",
  "{} # c",
  "[a]",
  "|",
  ">-",
  "@x",
  "%x",
  "`x`",
  "x'y",
  '"',
  "'it''s'",
  '"a" b',
  "~",
  "null",
  "yes",
  "012",
  "1_000",
  ".5",
  ".nan",
  "+.inf",
  "--",
  "...",
  "x ",
  "é ü",
  "# c",
  "!x",
  "&a b",
  "*a",
  "<<",
];
