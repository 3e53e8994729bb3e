import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { FileFacts } from "#language/workspace/file-facts.ts";
import type { PlacedFacts, PlacedReference } from "#language/workspace/object-facts.ts";
import { normalizeUri } from "#language/workspace/uri.ts";

/** What answers may ask about a workspace. The order of what comes back depends on the files alone. */
export interface WorkspaceView {
  /** One entry a document; empty for a file that holds nothing of ours. */
  file(uri: string): FileFacts;
  /** All documents of a kind and name, in any namespace and of any nature. */
  objects(kind: CnpgKind, name: string): readonly PlacedFacts[];
  /** All fields that name an object of a kind. */
  references(kind: CnpgKind, name: string): readonly PlacedReference[];
  /** All documents of a kind that have a name, in no order. */
  named(kind: CnpgKind): readonly PlacedFacts[];
}

/**
 * Small facts about every manifest of a workspace, updated file by file. Who answers a question reads it at one
 * moment and keeps nothing of it.
 */
export class WorkspaceIndex implements WorkspaceView {
  readonly #files = new Map<string, FileFacts>();
  readonly #objects = new Shelves<PlacedFacts>();
  readonly #references = new Shelves<PlacedReference>();

  /** @param facts empty: there is no such file any more */
  update(uri: string, facts: FileFacts): void {
    const key = normalizeUri(uri);
    if (this.#files.delete(key)) {
      this.#objects.dropFile(key);
      this.#references.dropFile(key);
    }
    if (facts.every((placed) => placed === undefined)) return;
    this.#files.set(key, facts);
    for (const placed of facts) if (placed !== undefined) this.#add(key, placed);
  }

  /** The files that are known, in one spelling. */
  get uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  file(uri: string): FileFacts {
    return this.#files.get(normalizeUri(uri)) ?? [];
  }

  objects(kind: CnpgKind, name: string): readonly PlacedFacts[] {
    return this.#objects.at(kind, name);
  }

  references(kind: CnpgKind, name: string): readonly PlacedReference[] {
    return this.#references.at(kind, name);
  }

  named(kind: CnpgKind): readonly PlacedFacts[] {
    return this.#objects.all(kind);
  }

  #add(file: string, placed: PlacedFacts): void {
    const { own, kind, references } = placed.facts;
    if (own !== undefined) this.#objects.put(file, { kind, name: own.name }, placed);
    for (const reference of references) {
      this.#references.put(file, reference, { origin: placed, reference });
    }
  }
}

interface Label {
  readonly kind: CnpgKind;
  readonly name: string;
}

/** Things by kind and name, each shelf in the order of files and documents. */
class Shelves<Thing> {
  readonly #kinds = new Map<CnpgKind, Map<string, Shelf<Thing>>>();
  readonly #used = new Map<string, Map<string, Label>>();

  at(kind: CnpgKind, name: string): readonly Thing[] {
    const shelf = this.#kinds.get(kind)?.get(name);
    return shelf === undefined ? [] : inOrder(shelf);
  }

  all(kind: CnpgKind): readonly Thing[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])].flatMap(inOrder);
  }

  /** Things of a file come in their order. */
  put(file: string, { kind, name }: Label, thing: Thing): void {
    const names = this.#kinds.get(kind) ?? new Map<string, Shelf<Thing>>();
    this.#kinds.set(kind, names);
    const shelf = names.get(name) ?? { byFile: new Map<string, Thing[]>(), ordered: undefined };
    names.set(name, shelf);
    const beside = shelf.byFile.get(file);
    if (beside === undefined) shelf.byFile.set(file, [thing]);
    else beside.push(thing);
    shelf.ordered = undefined;
    const used = this.#used.get(file) ?? new Map<string, Label>();
    this.#used.set(file, used);
    used.set(`${kind} ${name}`, { kind, name });
  }

  dropFile(file: string): void {
    for (const { kind, name } of this.#used.get(file)?.values() ?? []) {
      const names = this.#kinds.get(kind);
      const shelf = names?.get(name);
      if (shelf === undefined) continue;
      shelf.byFile.delete(file);
      shelf.ordered = undefined;
      if (shelf.byFile.size === 0) names?.delete(name);
    }
    this.#used.delete(file);
  }
}

interface Shelf<Thing> {
  readonly byFile: Map<string, Thing[]>;
  /** All of them; undefined until somebody asks. */
  ordered: readonly Thing[] | undefined;
}

function inOrder<Thing>(shelf: Shelf<Thing>): readonly Thing[] {
  shelf.ordered ??= [...shelf.byFile.keys()].sort().flatMap((file) => shelf.byFile.get(file) ?? []);
  return shelf.ordered;
}
