import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { postgresMajors } from "#domain/postgres/majors.ts";

/** A row of `pg_settings`, as the dumps hold it. */
export interface SettingRow {
  readonly name: string;
  readonly unit: string | null;
  readonly category: string;
  readonly context: string;
  readonly vartype: string;
  readonly min_val: string | null;
  readonly max_val: string | null;
  readonly enumvals: readonly string[] | null;
  readonly boot_val: string | null;
  readonly flags?: readonly string[];
}

type EnumWords = Readonly<Record<string, { readonly hidden: readonly string[] }>>;

/** Everything that the importer reads. */
export interface SettingsInput {
  readonly rows: ReadonlyMap<number, readonly SettingRow[]>;
  readonly core: ReadonlyMap<number, ReadonlySet<string>>;
  readonly hiddenNames: ReadonlyMap<number, readonly string[]>;
  readonly enums: ReadonlyMap<number, EnumWords>;
  readonly machine: {
    readonly parameters: Readonly<Record<string, readonly string[]>>;
    readonly names: { readonly minor_releases: Readonly<Record<string, readonly string[]>> };
  };
}

/** Reads a folder of dumps: `settings-M.json`, `settings-M-core.json`, `enums.json`, `hidden.json`, … */
export function readSettings(folder: string): SettingsInput {
  const plperl = readJson<readonly SettingRow[]>(folder, "settings-plperl.json", []);
  const enums = readJson<Readonly<Record<string, EnumWords>>>(folder, "enums.json", {});
  const hidden = readJson<Readonly<Record<string, readonly { readonly w: string }[]>>>(
    folder,
    "hidden.json",
    {},
  );
  return {
    rows: byMajor((major) => [
      ...readJson<readonly SettingRow[]>(folder, `settings-${major}.json`),
      ...plperl,
    ]),
    core: byMajor((major) => {
      const rows = readJson<readonly SettingRow[]>(folder, `settings-${major}-core.json`);
      return new Set(rows.map((row) => row.name));
    }),
    hiddenNames: byMajor((major) => (hidden[major] ?? []).map((entry) => entry.w)),
    enums: byMajor((major) => enums[major] ?? {}),
    machine: readJson(folder, "machine-dependent.json"),
  };
}

function byMajor<T>(read: (major: number) => T): ReadonlyMap<number, T> {
  return new Map(postgresMajors.map((major) => [major, read(major)]));
}

function readJson<T>(folder: string, name: string, missing?: T): T {
  const file = join(folder, name);
  if (missing !== undefined && !existsSync(file)) return missing;
  return JSON.parse(readFileSync(file, "utf8")) as T;
}
