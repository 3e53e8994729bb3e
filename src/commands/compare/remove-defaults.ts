import { isJsonObject } from "#domain/kubernetes/json.ts";
import { isEqualJson } from "#admission/is-equal-json.ts";
import { prepareObject } from "#admission/prepare-object.ts";
import { kindTable } from "#domain/cnpg/kinds.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";

export interface LiveComparison {
  readonly live: Json;
  readonly manifest: Json;
  readonly kind: string;
  /** Whose defaults the live object got. */
  readonly operator: OperatorVersion;
}

/**
 * The live object without its status, without what only the server keeps, and without the defaults that
 * the manifest leaves to the server; in the manifest's order. What differs then was changed by somebody.
 */
export function removeDefaults({ live, manifest, kind, operator }: LiveComparison): object {
  const expected = expectedOf(manifest, kind, operator);
  const { apiVersion = null, kind: liveKind = null, metadata, ...rest } = asMap(live);
  const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== "status"));
  const written = asMap(manifest);
  return asMap(
    prune(
      { apiVersion, kind: liveKind, metadata: trimMetadata(metadata, written.metadata), ...kept },
      written,
      expected,
    ) ?? {},
  );
}

/** What the server makes of the manifest; the manifest itself for kinds that are not the operator's. */
function expectedOf(manifest: Json, kind: string, operator: OperatorVersion): Json | undefined {
  const known = kindTable.find((each) => each.kind === kind)?.kind;
  if (known === undefined) return manifest;
  return prepareObject(structuredClone(manifest), { kind: known, operator, role: "new" });
}

const serverAnnotations: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
]);

/** Of the metadata what a manifest can say; the namespace only where it does. */
function trimMetadata(metadata: Json | undefined, written: Json | undefined): JsonObject {
  const { name = null, namespace, labels, annotations } = asMap(metadata);
  const own = Object.fromEntries(
    Object.entries(asMap(annotations)).filter(([key]) => !serverAnnotations.has(key)),
  );
  return {
    name,
    ...(namespace === undefined || asMap(written).namespace === undefined ? {} : { namespace }),
    ...(labels === undefined ? {} : { labels }),
    ...(Object.keys(own).length === 0 ? {} : { annotations: own }),
  };
}

/** Undefined: nothing of it is anybody's wish. */
function prune(
  live: Json,
  written: Json | undefined,
  expected: Json | undefined,
): Json | undefined {
  if (written === undefined && isEqualJson(live, expected)) return undefined;
  if (isJsonObject(live)) return pruneMap(live, written, asMap(expected));
  return Array.isArray(live) ? pruneList(live as readonly Json[], written, expected) : live;
}

function pruneMap(
  live: JsonObject,
  written: Json | undefined,
  expected: JsonObject,
): Json | undefined {
  const manifest = asMap(written);
  const first = Object.keys(manifest).filter((key) => key in live);
  const keys = [...first, ...Object.keys(live).filter((key) => !(key in manifest))];
  const kept = keys.flatMap((key) => {
    const value = prune(live[key] ?? null, manifest[key], expected[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return kept.length === 0 && written === undefined ? undefined : Object.fromEntries(kept);
}

/** Items are told apart by their place alone, so lists of another length stay as they are. */
function pruneList(
  live: readonly Json[],
  written: Json | undefined,
  expected: Json | undefined,
): Json {
  if (!Array.isArray(written) || written.length !== live.length) return live;
  const items = written as readonly Json[];
  const made = Array.isArray(expected) ? (expected as readonly Json[]) : [];
  return live.map((item, index) => prune(item, items[index], made[index]) ?? item);
}

function asMap(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
