import { apiVersionOf, kindTable } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { Draft } from "./request.ts";
import { renderScalar } from "./schema/skeleton.ts";
import type { Place } from "./text/place.ts";
import type { BlockScan } from "./text/scan-block.ts";

/** Kinds, narrowed by an `apiVersion` that is already there, and the other way round. */
export function headerDrafts(
  key: "kind" | "apiVersion",
  other: string | undefined,
): readonly Draft[] {
  const texts = new Map(fittingKinds(key, other).map((kind) => [textOf(key, kind), kind]));
  return [...texts].map(([label, kind], rank) => ({
    label,
    kind: "kind",
    detail: "",
    body: label,
    rank,
    data: { source: "field", kind, path: key },
  }));
}

/** The keys of a header that is not finished: first what says what the document is. */
export function headerKeyDrafts(place: Place, apiVersion: string): readonly Draft[] {
  if (place.layout === "flow") return [];
  const kinds = fittingKinds("kind", apiVersion === "" ? undefined : apiVersion);
  const versions = [...new Set(kinds.map((kind) => apiVersionOf(kind)))];
  const bodies = { apiVersion: versions, kind: kinds, metadata: undefined } as const;
  return Object.entries(bodies)
    .filter(([name]) => !place.present.has(name))
    .map(([name, choices], rank): Draft => ({
      label: name,
      kind: choices === undefined ? "section" : "field",
      detail: "",
      body: place.colon ? name : `${name}:${valueOf(choices)}`,
      rank,
      block: true,
      data: { source: "field", kind: kinds[0] ?? "Cluster", path: name },
    }));
}

/** Nothing at the root tells that the document is about something else. */
export function isHeaderOnly({ root }: BlockScan, apiVersion: string): boolean {
  const ours = apiVersion === "" || fittingKinds("kind", apiVersion).length > 0;
  const kind = root.children.find(({ name }) => name === "kind");
  return ours && kind?.value === undefined && root.children.every(isHead);
}

const heads = ["apiVersion", "kind", "metadata", "spec"];

function isHead({ type, name }: { readonly type: string; readonly name: string }): boolean {
  return type === "key" ? heads.includes(name) : type === "text";
}

function fittingKinds(key: "kind" | "apiVersion", other: string | undefined): CnpgKind[] {
  return kindTable
    .filter(({ authored }) => authored)
    .map(({ kind }): CnpgKind => kind)
    .filter((kind) => other === undefined || other === "" || other === otherOf(key, kind));
}

function textOf(key: "kind" | "apiVersion", kind: CnpgKind): string {
  return key === "kind" ? kind : apiVersionOf(kind);
}

function otherOf(key: "kind" | "apiVersion", kind: CnpgKind): string {
  return key === "kind" ? apiVersionOf(kind) : kind;
}

function valueOf(choices: readonly string[] | undefined): string {
  return choices === undefined ? "\n  name: ${1:name}" : ` ${renderScalar(choices, { next: 1 })}`;
}
