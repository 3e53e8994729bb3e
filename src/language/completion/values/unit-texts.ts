import type { FieldSite } from "#language/completion/schema/field-site.ts";

/** Digits that are already typed, with each unit that the field takes; nothing without digits. */
export function unitTexts({ node, path, key }: FieldSite, typed: string): readonly string[] {
  const digits = /^["']?(\d+(?:\.\d+)?)[a-zA-Z]{0,2}["']?$/.exec(typed)?.[1];
  if (digits === undefined) return [];
  if (node.duration === true) return ["s", "m", "h"].map((unit) => digits + unit);
  if (path.endsWith(".retentionPolicy")) return ["d", "w", "m"].map((unit) => digits + unit);
  if (node.quantity !== true && key !== "size") return [];
  return key === "cpu" ? [digits, `${digits}m`] : ["Gi", "Mi", "Ti"].map((unit) => digits + unit);
}
