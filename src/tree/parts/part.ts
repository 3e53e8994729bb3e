import { compareNames } from "#live/instance-view.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { Row } from "#tree/row.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** How objects of one sort are shown. */
export interface Part {
  /** As `backups.postgresql.cnpg.io`. */
  readonly resource: string;
  /** The singular in context values. */
  readonly singular: string;
  /** Smaller comes first. */
  compare(left: LiveObject, right: LiveObject): number;
  row(object: LiveObject, env: TreeEnvironment): Omit<Row, "folding">;
}

export function compareByName(left: LiveObject, right: LiveObject): number {
  return compareNames(left.metadata.name, right.metadata.name);
}

/** Newest first; names of backups end in their time, but not all do. */
export function compareByAge(left: LiveObject, right: LiveObject): number {
  const [a = "", b = ""] = [left.metadata.creationTimestamp, right.metadata.creationTimestamp];
  return a === b ? compareByName(right, left) : a < b ? 1 : -1;
}

/** Fills in what most rows have in common; the spoken text is label, state and description. */
export function createRow(
  row: Omit<Row, "folding" | "spoken"> & { readonly state?: string },
): Omit<Row, "folding"> {
  const { label, description, icon, contextValue, state } = row;
  const spoken = [label, state, description].filter((text) => text !== undefined && text !== "");
  return { label, description, icon, contextValue, spoken: spoken.join(", ") };
}
