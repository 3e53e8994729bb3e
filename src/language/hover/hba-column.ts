import type { HbaField } from "#domain/postgres/hba.ts";

export type HbaColumn = "type" | "database" | "user" | "address" | "mask" | "method" | "option";

const local = ["type", "database", "user", "method"] as const;
const host = ["type", "database", "user", "address", "method"] as const;
const masked = ["type", "database", "user", "address", "mask", "method"] as const;

/** What the word behind these fields of a pg_hba line says; undefined behind an include. */
export function hbaColumn(before: readonly HbaField[]): HbaColumn | undefined {
  const [type, , , address] = before.map(({ text }) => text);
  if (type?.startsWith("include") === true) return undefined;
  const last = before.at(-1);
  // A comma at the end goes on with the same field.
  const index = last?.text.endsWith(",") === true ? before.length - 1 : before.length;
  return columnsOf(type, address)[index] ?? "option";
}

function columnsOf(type: string | undefined, address: string | undefined): readonly HbaColumn[] {
  if (type === "local") return local;
  const bare = /^[\d.]+$|^[0-9a-fA-F:]*:[0-9a-fA-F:.]*$/.test(address ?? "");
  return bare ? masked : host;
}
