import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { quoteString } from "#language/completion/quote.ts";
import type { OtherPlace } from "#language/finding.ts";
import type { NamedPlace, PlacedFacts, WordPlace } from "#language/workspace/object-facts.ts";
import { createResolver } from "#language/workspace/resolve-name.ts";
import type { ResolveName } from "#language/workspace/resolve-name.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";
import type { LineColumn } from "#manifest/locate.ts";

/** A word in a file of the workspace. */
export interface Occurrence extends Omit<OtherPlace, "name"> {
  readonly quote: WordPlace["quote"];
}

/** A name of an object at a place: its own name, or a field of another object. */
export interface ObjectSymbol {
  readonly kind: CnpgKind;
  readonly name: string;
  readonly origin: PlacedFacts;
  readonly occurrence: Occurrence;
}

/** The name that stands at a position of a file. */
export function symbolAt(
  index: WorkspaceView,
  uri: string,
  position: LineColumn,
): ObjectSymbol | undefined {
  for (const origin of index.file(uri)) {
    if (origin === undefined) continue;
    for (const { kind, name, place } of namesIn(origin)) {
      const occurrence = occurrenceOf(origin, place);
      if (holds(occurrence, position)) return { kind, name, origin, occurrence };
    }
  }
  return undefined;
}

/** Where the objects begin that are meant; none where they are not in the workspace. */
export function definitionsOf(index: WorkspaceView, symbol: ObjectSymbol): readonly Occurrence[] {
  return createResolver(index, symbol.kind, symbol.name)(symbol.origin).flatMap(ownOccurrence);
}

/** Every field that means the same objects, and the names of patches on them. */
export function referencesOf(index: WorkspaceView, symbol: ObjectSymbol): readonly Occurrence[] {
  const { kind, name, origin } = symbol;
  const resolve = createResolver(index, kind, name);
  const meant = new Set(resolve(origin));
  const isMeant = (from: PlacedFacts): boolean => means(resolve, from, meant);
  const fields = index
    .references(kind, name)
    .filter((each) => isMeant(each.origin))
    .map((each) => occurrenceOf(each.origin, each.reference.place));
  const patches = index
    .objects(kind, name)
    .filter((each) => each.facts.nature === "patch" && !meant.has(each) && isMeant(each));
  return withoutRepeats([...fields, ...patches.flatMap(ownOccurrence)]);
}

/** The object beside it that has a name already. */
export function takenBy(
  index: WorkspaceView,
  { kind, origin }: ObjectSymbol,
  newName: string,
): PlacedFacts | undefined {
  return createResolver(
    index,
    kind,
    newName,
  )(origin).find((other) => other.folder === origin.folder);
}

/** The text that a name becomes at a place. */
export function spellName({ quote }: Occurrence, name: string): string {
  return quoteString(name, quote);
}

/** What is not in the workspace is meant by all that name it and find nothing either. */
function means(resolve: ResolveName, from: PlacedFacts, meant: ReadonlySet<PlacedFacts>): boolean {
  const found = resolve(from);
  return meant.size === 0 ? found.length === 0 : found.some((each) => meant.has(each));
}

function* namesIn({ facts }: PlacedFacts): Iterable<NamedPlace & { readonly kind: CnpgKind }> {
  if (facts.own !== undefined) yield { ...facts.own, kind: facts.kind };
  yield* facts.references;
}

function ownOccurrence(placed: PlacedFacts): readonly Occurrence[] {
  return placed.facts.own === undefined ? [] : [occurrenceOf(placed, placed.facts.own.place)];
}

export function occurrenceOf({ uri, line, column }: PlacedFacts, place: WordPlace): Occurrence {
  const shift = place.line === 0 ? column : 0;
  return {
    uri,
    from: { line: line + place.line, column: shift + place.column },
    to: { line: line + place.line, column: shift + place.endColumn },
    quote: place.quote,
  };
}

function holds({ from, to }: Occurrence, { line, column }: LineColumn): boolean {
  return from.line === line && from.column <= column && column <= to.column;
}

/** An anchor's word is read once for each place that uses it. */
function withoutRepeats(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ uri, from }) => {
    const key = `${uri} ${from.line} ${from.column}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
