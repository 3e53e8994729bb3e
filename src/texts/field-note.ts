import type { Catalogue, Notes } from "./catalogue.ts";

/**
 * The note on the field at `path` (`spec.storage.size`: no list brackets, `*` for the key of a
 * free-form map). The kind's own note comes first; then the shared note with the longest matching
 * suffix; then the shared note on the nearest enclosing structure, keyed `volumes.**`.
 */
export function findFieldNote(
  catalogue: Catalogue,
  kind: string,
  path: string,
): string | undefined {
  const segments = dropInnerMapKeys(path);
  return (
    readNote(readNotes(catalogue.fields, kind), segments.join(".")) ??
    findBySuffix(catalogue.sharedFields, segments) ??
    findByAncestor(catalogue.sharedFields, segments)
  );
}

/** `instancesReportedState.*.ip` → `instancesReportedState.ip`: notes do not name map keys. */
function dropInnerMapKeys(path: string): readonly string[] {
  const segments = path.split(".");
  return segments.filter((segment, index) => segment !== "*" || index === segments.length - 1);
}

function findBySuffix(notes: Notes, segments: readonly string[]): string | undefined {
  for (let start = 0; start < segments.length; start += 1) {
    const note = readNote(notes, segments.slice(start).join("."));
    if (note !== undefined) return note;
  }
  return undefined;
}

function findByAncestor(notes: Notes, segments: readonly string[]): string | undefined {
  for (let end = segments.length - 1; end > 0; end -= 1) {
    for (let start = 0; start < end; start += 1) {
      const note = readNote(notes, `${segments.slice(start, end).join(".")}.**`);
      if (note !== undefined) return note;
    }
  }
  return undefined;
}

/** Own keys only: a manifest may name a field `constructor`. */
function readNote(notes: Notes | undefined, key: string): string | undefined {
  return notes !== undefined && Object.hasOwn(notes, key) ? notes[key] : undefined;
}

function readNotes(fields: Catalogue["fields"], kind: string): Notes | undefined {
  return Object.hasOwn(fields, kind) ? fields[kind] : undefined;
}
