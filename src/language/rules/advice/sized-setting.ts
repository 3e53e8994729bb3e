import { judgeParameter } from "#domain/postgres/judge-parameter.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { findParameter } from "#domain/postgres/parameters.ts";
import type { RuleInput } from "#language/rules/rule.ts";
import type { Entry } from "#manifest/values.ts";
import { entryOf, nodeAtPath } from "#manifest/values.ts";

export const parametersPath = ["spec", "postgresql", "parameters"];

/** A memory setting of PostgreSQL as it is written, and how much that is. */
export interface SizedSetting {
  readonly entry: Entry;
  readonly text: string;
  readonly bytes: number;
}

export function readSizedSetting(
  { document }: RuleInput,
  name: string,
  major: PostgresMajor,
): SizedSetting | undefined {
  const entry = entryOf(nodeAtPath(document.root, parametersPath), name);
  if (entry?.value.kind !== "scalar" || entry.value.type !== "string") return undefined;
  const bytes = bytesOf(name, entry.value.text, major);
  return bytes === undefined ? undefined : { entry, text: entry.value.text, bytes };
}

const unitBytes: Readonly<Record<string, number>> = { B: 1, kB: 1024, "8kB": 8192, MB: 1_048_576 };

function bytesOf(name: string, value: string, major: PostgresMajor): number | undefined {
  const unit = unitBytes[findParameter(name, major)?.unit ?? ""];
  const { verdict, canonical } = judgeParameter({ name, value, major });
  if (verdict !== "ok" || unit === undefined || canonical === undefined) return undefined;
  return Number(canonical) * unit;
}
