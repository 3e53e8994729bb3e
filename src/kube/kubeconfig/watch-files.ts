import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";
import { createDebounce } from "#util/debounce.ts";

/** Long enough for a tool to write a file in several steps. */
const quietMilliseconds = 300;

/**
 * Tells when any of the files is written, made, replaced or removed. Their folders are watched, since
 * tools replace the file; a folder that does not exist is not.
 */
export function watchFiles(files: readonly string[], onChange: () => void): { dispose(): void } {
  const later = createDebounce(onChange, quietMilliseconds);
  const folders = new Map<string, Set<string>>();
  for (const file of files) {
    const names = folders.get(dirname(file)) ?? new Set();
    folders.set(dirname(file), names.add(basename(file)));
  }
  const watchers = [...folders].flatMap(([folder, names]) =>
    watchFolder(folder, names, later.call),
  );
  return {
    dispose() {
      later.dispose();
      for (const watcher of watchers) watcher.close();
    },
  };
}

function watchFolder(
  folder: string,
  names: ReadonlySet<string>,
  onChange: () => void,
): readonly FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || names.has(name)) onChange();
    });
    watcher.on("error", () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
