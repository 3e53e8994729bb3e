import { compareReleases } from "#domain/cnpg/compare-releases.ts";
import { fieldHistory } from "#domain/cnpg/field-history.ts";
import type { FieldHistory } from "#domain/cnpg/field-history.ts";
import { openAllReleases } from "#domain/cnpg/schema.ts";
import { parameterMajors } from "#domain/postgres/parameters.ts";
import { findElsewhere } from "#language/rules/schema/find-elsewhere.ts";
import { knownMeaning } from "#language/rules/schema/misplaced-fields.ts";
import type { Meaning } from "#language/rules/schema/misplaced-fields.ts";
import { namePlace } from "#language/rules/schema/name-place.ts";
import type { Place, Walk } from "#language/rules/schema/walk.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { Report } from "#language/rules/rule.ts";
import { formatPath } from "#manifest/values.ts";
import { suggest } from "#util/suggest.ts";

interface UnknownField extends Omit<Place, "schema"> {
  readonly name: string;
}

/** A field that the schema does not have: of another release, of another place, or of nowhere. */
export function reportUnknownField(walk: Walk, parent: Place, field: UnknownField): void {
  const history = fieldHistory(walk.kind, field.pattern);
  const details =
    history === undefined
      ? describeUnknown(walk, parent, field)
      : describeOtherRelease(walk, field, history);
  const { start, end } = field.key;
  walk.findings.push(
    createFinding(walk.context, { ...details, span: { start, end }, path: field.path }),
  );
}

type Details = Omit<Report, "span" | "path">;

function describeOtherRelease(walk: Walk, field: UnknownField, history: FieldHistory): Details {
  const { operator, operatorChosen } = walk.context;
  const having = openAllReleases(walk.kind)
    .map(({ release }) => release)
    .filter((release) => !history.missing.includes(release))
    .filter((release) => compareReleases(release, history.since ?? "0") >= 0)
    .filter((release) => compareReleases(release, history.until ?? release) <= 0);
  const next = having.find((release) => compareReleases(release, operator.version) > 0);
  const values = { field: field.name, version: operator.version };
  if (next === undefined) {
    const last = having.at(-1) ?? "";
    return { code: "field-not-in-version", variant: "until", values: { ...values, last } };
  }
  return {
    code: "field-not-in-version",
    variant: "since",
    values: { ...values, first: next },
    ...(operatorChosen ? {} : { severity: "hint", refusedBy: null }),
  };
}

function describeUnknown(walk: Walk, parent: Place, field: UnknownField): Details {
  const values = { field: field.name, parent: namePlace(parent.path, walk.kind) };
  const meaning = guessMeaning(walk, parent, field);
  return { code: "unknown-field", values, ...describeMeaning(meaning, parent, values) };
}

function describeMeaning(
  meaning: Meaning | undefined,
  parent: Place,
  values: NonNullable<Details["values"]>,
): Partial<Details> {
  if (meaning === undefined) return {};
  if (meaning.kind === "explain") return { variant: meaning.variant };
  if (meaning.kind === "into") {
    const target = formatPath([...parent.path, ...meaning.to]);
    return { variant: "move", values: { ...values, target } };
  }
  if (meaning.kind === "move") {
    const target = meaning.to.join(".");
    return { variant: "move", values: { ...values, target }, data: { move: meaning.to } };
  }
  const suggestion = meaning.to;
  return { variant: "rename", values: { ...values, suggestion }, data: { rename: suggestion } };
}

function guessMeaning(walk: Walk, parent: Place, field: UnknownField): Meaning | undefined {
  return (
    knownMeaning(walk.kind, field.pattern) ??
    parameterOutside(walk, parent, field) ??
    nearName(parent, field.name) ??
    findElsewhere(walk.schema, field.name, parent.path)
  );
}

/** `max_connections` beside `parameters` instead of in it. */
function parameterOutside(walk: Walk, parent: Place, { name }: UnknownField): Meaning | undefined {
  const outside = walk.kind === "Cluster" && parent.pattern === "spec.postgresql";
  return outside && parameterMajors(name).length > 0
    ? { kind: "move", to: ["spec", "postgresql", "parameters", name] }
    : undefined;
}

function nearName(parent: Place, name: string): Meaning | undefined {
  const [to] = suggest(name, Object.keys(parent.schema.properties ?? {}));
  return to === undefined ? undefined : { kind: "rename", to };
}
