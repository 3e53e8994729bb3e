import { createRandom } from "#test/support/random.ts";
import type { Random } from "#test/support/random.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import { listParameters } from "#domain/postgres/parameters.ts";
import { listValues } from "./list-values.ts";

export interface Question {
  readonly name: string;
  readonly value: string;
}

/**
 * Questions that a parser could get wrong, over all parameters of a major in turn, each only once.
 * Parameters whose value the server acts on while it reads (files, sockets) are asked harmless ones.
 */
export function makeQuestions(major: PostgresMajor, count: number, seed: number): Question[] {
  const picker = createRandom(seed * 100 + major);
  const facts = listParameters(major).filter(isAsked);
  const questions = new Map<string, Question>();
  for (let round = 0; questions.size < count && round < 2000; round += 1) {
    for (const fact of facts) {
      const question = { name: spell(fact.name, picker), value: makeValue(fact, picker) };
      questions.set(JSON.stringify(question), question);
    }
    for (let more = 0; more < namesARound; more += 1) {
      const named = { name: makeName(picker, facts), value: picker.pick(["on", "1", "x", ""]) };
      questions.set(JSON.stringify(named), named);
    }
  }
  return shuffle([...questions.values()], picker).slice(0, count);
}

const namesARound = 20;

/**
 * A server that has not loaded a library takes any value for its parameters, so asking says nothing;
 * two others would lead it away from the file that is asked about.
 */
function isAsked({ name, library }: ParameterFact): boolean {
  return library === undefined && name !== "data_directory" && name !== "config_file";
}

function spell(name: string, picker: Random): string {
  return picker.below(25) === 0 ? picker.pick([name.toUpperCase(), ` ${name}`, name]) : name;
}

const oddNames = [
  "io_direct",
  "enable_skip_scan",
  "sort_mem",
  "vacuum_mem",
  "ssl_ecdh_curve",
  "force_parallel_mode",
  "wal_keep_segments",
  "foo.bar",
  "foo.Bar_1",
  "a.b.c",
  "work-mem",
  "1a.b",
  "_a.b",
  "wörk_mem",
  "a.",
];

function makeName(picker: Random, facts: readonly ParameterFact[]): string {
  const known = picker.pick(facts).name;
  return picker.pick([...oddNames, `${known}x`, known.slice(1), known.replace("_", "")]);
}

type ValueMaker = (fact: ParameterFact, picker: Random) => string;

const makers: Readonly<Record<ParameterFact["type"], ValueMaker>> = {
  bool: (_fact, picker) => picker.pick(booleans),
  integer: makeNumber,
  real: makeNumber,
  enum: (fact, picker) =>
    picker.below(2) === 0
      ? picker.pick([...(fact.words ?? []), ...Object.keys(fact.otherWords ?? {})])
      : oddWord(fact, picker),
  string: (fact, picker) => listValues(fact.name, picker),
};

function makeValue(fact: ParameterFact, picker: Random): string {
  const value = makers[fact.type](fact, picker);
  return picker.below(12) === 0 ? mutate(value, picker) : value;
}

const booleans =
  "on off true false yes no 1 0 t f y n tr fal of o ON True oNN 2 01 1.0 +1 enabled x TRUE nO onn"
    .split(" ")
    .concat("");

function oddWord(fact: ParameterFact, picker: Random): string {
  const word = picker.pick(fact.words ?? ["x"]);
  const other = picker.pick(booleans);
  return picker.pick([
    word.toUpperCase(),
    word.slice(0, -1),
    ` ${word}`,
    `${word} `,
    other,
    "",
    "debug",
    "info",
  ]);
}

const memoryUnits = ["B", "kB", "MB", "GB", "TB", "KB", "kb", "K", "M", "GiB", "mb", "PB"];
const timeUnits = ["us", "ms", "s", "min", "h", "d", "S", "m", "sec", "hour", "w", "MS"];

function makeNumber(fact: ParameterFact, picker: Random): string {
  const number = numberText(fact, picker);
  const units = (fact.unit ?? "").endsWith("B") ? memoryUnits : timeUnits;
  const unit =
    picker.below(4) === 0 ? picker.pick([...memoryUnits, ...timeUnits]) : picker.pick(units);
  const suffix = picker.below(fact.unit === undefined ? 8 : 2) === 0 ? unit : "";
  const blank = picker.below(8) === 0 ? picker.pick([" ", "  ", "\t"]) : "";
  return `${number}${blank}${suffix}`;
}

function numberText({ min = -1, max = 1e9 }: ParameterFact, picker: Random): string {
  const near = picker.pick([min, max, 0, 1, -1, 10, 100, 4, 64, 1024, Math.round((min + max) / 2)]);
  const moved = near + picker.pick([0, 0, 0, 1, -1, 0.4, -0.4, 0.5, -0.5, 0.6]);
  const text = String(moved);
  return picker.below(3) === 0
    ? picker.pick([
        ...oddNumbers,
        `0x${Math.abs(Math.round(near)).toString(16)}`,
        `+${text}`,
        ` ${text}`,
      ])
    : text;
}

const oddNumbers =
  "010 064 08 09 010.5 010e1 0x1f 0X1F 0x1.8 0x1p3 1. .5 1e3 1e-5 1e 1e400 nan inf 1_000 1,000 0o17 -0 1.5 2.5 64.5 65.5 0.0001 30.1 0.12 99999999999 abc 1e308 1e-308 - + 0x"
    .split(" ")
    .concat("");

function mutate(value: string, picker: Random): string {
  const at = picker.below(value.length + 1);
  return picker.pick([
    value.slice(0, at) + picker.pick(" ,'\"x1-.\t\\%$".split("")) + value.slice(at),
    value.slice(0, at) + value.slice(at + 1),
    `${value} `,
    ` ${value}`,
    value.toUpperCase(),
  ]);
}

function shuffle<T>(items: T[], picker: Random): T[] {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = picker.below(index + 1);
    [items[index], items[other]] = [items[other] as T, items[index] as T];
  }
  return items;
}
