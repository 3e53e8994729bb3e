import { postgresMajors } from "#domain/postgres/majors.ts";
import {
  debianWords,
  dependence,
  extraParameters,
  hiddenParameters,
  hiddenWordMeaning,
  oldNames,
  prefixLibraries,
  roundedBounds,
  wordSynonyms,
} from "#scripts/parameters/hand-facts.ts";
import type { Facts } from "#scripts/parameters/merge-majors.ts";
import { mergeMajors } from "#scripts/parameters/merge-majors.ts";
import type { SettingRow, SettingsInput } from "#scripts/parameters/read-settings.ts";

export interface ParameterFile {
  readonly categories: readonly string[];
  readonly oldNames: readonly Facts[];
  readonly parameters: readonly Facts[];
}

/** The generated data: every name of every major, sorted, each stored once. */
export function buildFacts(input: SettingsInput): ParameterFile {
  const categories = listCategories(input);
  const names = new Map<string, Map<number, Facts>>();
  const add = (name: string, major: number, facts: Facts): void => {
    const of = names.get(name) ?? new Map<number, Facts>();
    names.set(name, of.set(major, facts));
  };
  for (const major of postgresMajors) {
    for (const row of input.rows.get(major) ?? []) {
      add(row.name, major, rowFacts(row, major, { input, categories }));
    }
    for (const name of hiddenNames(input, major)) add(name, major, hiddenFacts(name));
    for (const { name, category, ...facts } of extraParameters) {
      add(name, major, { ...facts, category: categories.indexOf(category) });
    }
  }
  return {
    categories,
    oldNames,
    parameters: [...names]
      .sort(([a], [b]) => compareNames(a, b))
      .map(([name, facts]) => mergeMajors(name, facts)),
  };
}

/** One parameter a line, so that a new import is a readable diff. */
export function formatFacts(file: ParameterFile): string {
  const lines = (values: readonly unknown[]): string =>
    values.map((value) => JSON.stringify(value)).join(",\n");
  return `{"categories":[\n${lines(file.categories)}\n],\n"oldNames":[\n${lines(file.oldNames)}\n],\n"parameters":[\n${lines(file.parameters)}\n]}\n`;
}

function listCategories(input: SettingsInput): readonly string[] {
  const found = new Set<string>(extraParameters.map((extra) => extra.category));
  for (const rows of input.rows.values()) for (const row of rows) found.add(row.category);
  return [...found].sort(compareNames);
}

function rowFacts(
  row: SettingRow,
  major: number,
  { input, categories }: { input: SettingsInput; categories: readonly string[] },
): Facts {
  return dropEmpty({
    type: row.vartype,
    unit: row.unit,
    min: readBound(row.min_val),
    max: readBound(row.max_val),
    words: row.enumvals && addDebianWords(row.name, major, row.enumvals),
    otherWords: otherWords(row, input.enums.get(major)?.[row.name]?.hidden ?? []),
    default: row.boot_val,
    context: row.context,
    category: categories.indexOf(row.category),
    library: libraryOf(row.name, input.core.get(major)),
    developer: isForDevelopers(row.name, input) ? true : null,
    dependsOn: dependsOn(row.name, input),
    laterMinors: laterMinors(row.name, input),
  });
}

function readBound(text: string | null): number | null {
  return text === null ? null : (roundedBounds[text] ?? Number(text));
}

function addDebianWords(name: string, major: number, words: readonly string[]): readonly string[] {
  const extra = debianWords.find((entry) => entry.name === name && entry.since <= major);
  if (extra === undefined) return words;
  const missing = extra.words.filter((word) => !words.includes(word));
  const at = words.indexOf(extra.after) + 1;
  return [...words.slice(0, at), ...missing, ...words.slice(at)];
}

/** Words that are accepted beside the shown ones, or shown as another word. */
function otherWords(row: SettingRow, hidden: readonly string[]): Facts | null {
  const synonyms = row.enumvals === null ? {} : (wordSynonyms[row.name] ?? {});
  const found: Record<string, string> = {};
  for (const word of [...hidden].sort(compareNames)) {
    found[word] = synonyms[word] ?? hiddenWordMeaning[word] ?? word;
  }
  for (const [word, meaning] of Object.entries(synonyms)) found[word] = meaning;
  return Object.keys(found).length === 0 ? null : found;
}

function libraryOf(name: string, core: ReadonlySet<string> | undefined): string | null {
  const dot = name.indexOf(".");
  if (dot < 0 || core?.has(name) === true) return null;
  const prefix = name.slice(0, dot);
  return prefixLibraries[prefix] ?? prefix;
}

function dependsOn(name: string, input: SettingsInput): string | null {
  const group = Object.entries(input.machine.parameters).find(([, names]) => names.includes(name));
  return group === undefined ? null : (dependence[group[0]] ?? null);
}

/** In any major: 14 does not tell flags. */
function isForDevelopers(name: string, input: SettingsInput): boolean {
  return [...input.rows.values()].some((rows) =>
    rows.some((row) => row.name === name && row.flags?.includes("NOT_IN_SAMPLE") === true),
  );
}

function laterMinors(name: string, input: SettingsInput): readonly number[] | null {
  const majors = postgresMajors.filter((major) =>
    (input.machine.names.minor_releases[major] ?? []).includes(name),
  );
  return majors.length === 0 ? null : majors;
}

function hiddenNames(input: SettingsInput, major: number): readonly string[] {
  const old = new Set<string>(oldNames.map((entry) => entry.name));
  return (input.hiddenNames.get(major) ?? []).filter((name) => !old.has(name));
}

function hiddenFacts(name: string): Facts {
  const facts = hiddenParameters[name];
  if (facts === undefined) {
    throw new Error(`hidden parameter ${name}: add its type to scripts/parameters/hand-facts.ts`);
  }
  return { ...facts, hidden: true };
}

function dropEmpty(facts: Facts): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([key, value]) => value !== null || key === "default"),
  );
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
