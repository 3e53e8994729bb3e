import type { Random } from "#test/support/random.ts";

/** Makes a text a little wrong, as typing and merging do. */
export function mutateYaml(text: string, random: Random): string {
  let mutated = text;
  const steps = 1 + random.below(3);
  for (let step = 0; step < steps; step += 1) mutated = random.pick(mutations)(mutated, random);
  return mutated;
}

type Mutation = (text: string, random: Random) => string;

const insertions = [
  ...":-#\"'[]{}&*|>!%@`,? \t\n~0".split(""),
  ": ",
  "- ",
  " #",
  "&a ",
  "*a",
  "\r\n",
  "---\n",
  "...\n",
  "<<: *a",
  "{{ x }}",
  "!!str ",
  "é",
  "|-\n",
  "? ",
];

const scalars =
  "on off yes No y N ~ null nULL 010 0o17 0x1F 0b11 08 1_000 1e3 1. .5 -.5 +3 12:30 2024-01-01 .inf .nan 9223372036854775807 'x' \"y\\n\" - @a `a %a *x &x [] {} a:b a#b a: #c".split(
    " ",
  );

/** Not collections: an empty one as a key is read by kubectl and of use to nobody. */
const keys = scalars.filter((text) => text !== "[]" && text !== "{}");

const mutations: readonly Mutation[] = [
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(insertions)),
  (text, random) => splice(text, random.below(text.length + 1), 1 + random.below(3), ""),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => changeLine(text, random, (line) => ` ${line}`),
  (text, random) => changeLine(text, random, (line) => line.replace(/^ {1,2}/, "")),
  (text, random) => changeLine(text, random, (line) => `${line}\n${line}`),
  (text, random) => changeLine(text, random, () => ""),
  (text, random) =>
    changeLine(text, random, (line) => line.replace(/: .*$/, `: ${random.pick(scalars)}`)),
  (text, random) =>
    changeLine(text, random, (line) => line.replace(/[^ :]+:/, `${random.pick(keys)}:`)),
];

function splice(text: string, at: number, remove: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function changeLine(text: string, random: Random, change: (line: string) => string): string {
  const lines = text.split("\n");
  const at = random.below(lines.length);
  lines[at] = change(lines[at] ?? "");
  return lines.join("\n");
}
