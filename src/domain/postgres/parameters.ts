import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type {
  ParameterOverride,
  ParameterRecord,
  VaryingFacts,
} from "#domain/postgres/parameter-data.ts";
import { parameterData } from "#domain/postgres/parameter-data.ts";
import { lowerAscii } from "#util/ascii.ts";
import { memoizeText } from "#util/memoize-text.ts";

/** What one major knows of a parameter. */
export interface ParameterFact extends VaryingFacts {
  /** As PostgreSQL spells it: `DateStyle`, `work_mem`. */
  readonly name: string;
  readonly major: PostgresMajor;
  readonly category: string;
  readonly library?: string;
  readonly developer?: true;
  readonly hidden?: true;
  readonly debianOnly?: true;
  readonly laterMinors?: readonly number[];
}

/**
 * The parameter that `name` stands for in `major`; case is ignored and old names lead to the new one,
 * so `fact.name` may differ from `name`.
 */
export function findParameter(name: string, major: PostgresMajor): ParameterFact | undefined {
  const find = finders.get(major) ?? memoizeText((text) => searchParameter(text, major));
  finders.set(major, find);
  return find(name);
}

type Find = (name: string) => ParameterFact | undefined;
const finders = new Map<PostgresMajor, Find>();

function searchParameter(name: string, major: PostgresMajor): ParameterFact | undefined {
  const record = findRecord(resolveOldName(name, major));
  return record && hasMajor(record, major) ? factOf(record, major) : undefined;
}

/** All names of a major in alphabetical order, the hidden ones last. */
export function listParameters(major: PostgresMajor): readonly ParameterFact[] {
  const known = lists.get(major);
  if (known !== undefined) return known;
  const facts = parameterData.parameters
    .filter((record) => hasMajor(record, major))
    .map((record) => factOf(record, major))
    .sort((a, b) => Number(a.hidden ?? false) - Number(b.hidden ?? false));
  lists.set(major, facts);
  return facts;
}

/** The majors that accept `name`, also as an old name; empty for a name that none knows. */
export function parameterMajors(name: string): readonly PostgresMajor[] {
  return postgresMajors.filter((major) => findParameter(name, major) !== undefined);
}

const lists = new Map<PostgresMajor, readonly ParameterFact[]>();
const facts = new Map<ParameterRecord, Map<PostgresMajor, ParameterFact>>();
let index: Map<string, ParameterRecord> | undefined;

function findRecord(lowerName: string): ParameterRecord | undefined {
  index ??= new Map(parameterData.parameters.map((record) => [lowerAscii(record.name), record]));
  return index.get(lowerName);
}

function resolveOldName(name: string, major: PostgresMajor): string {
  const lower = lowerAscii(name);
  const old = parameterData.oldNames.find((entry) => entry.name === lower && entry.since <= major);
  return old?.now ?? lower;
}

function hasMajor(record: ParameterRecord, major: PostgresMajor): boolean {
  return record.majors === undefined || record.majors.includes(major);
}

function factOf(record: ParameterRecord, major: PostgresMajor): ParameterFact {
  const ofRecord = facts.get(record) ?? new Map<PostgresMajor, ParameterFact>();
  facts.set(record, ofRecord);
  const known = ofRecord.get(major);
  if (known !== undefined) return known;
  const fact = mergeFact(record, major);
  ofRecord.set(major, fact);
  return fact;
}

function mergeFact(record: ParameterRecord, major: PostgresMajor): ParameterFact {
  const { overrides = [], category, majors: _, ...shared } = record;
  const merged: Record<string, unknown> = { ...shared };
  let categoryIndex = category;
  for (const override of overrides) {
    if (!override.majors.includes(major)) continue;
    categoryIndex = override.category ?? categoryIndex;
    applyOverride(merged, override);
  }
  merged["major"] = major;
  merged["category"] = parameterData.categories[categoryIndex ?? -1] ?? "";
  return merged as unknown as ParameterFact;
}

function applyOverride(merged: Record<string, unknown>, override: ParameterOverride): void {
  const { majors: _, category: __, ...varying } = override;
  for (const [key, value] of Object.entries(varying)) {
    if (value === null && key !== "default") delete merged[key];
    else merged[key] = value;
  }
}
