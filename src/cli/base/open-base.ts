import type { LintBase } from "#cli/base/lint-base.ts";
import { openFolderBase } from "#cli/base/open-folder-base.ts";
import { openGitBase } from "#cli/base/open-git-base.ts";
import type { Options } from "#cli/options.ts";

/**
 * What the command line says that changes are measured against; undefined: nothing.
 * @throws an Error that says why it cannot be read
 */
export async function openBase(
  { base, baseRef, paths, stdinFilename }: Options,
  unreadable: (path: string, why: string) => void,
): Promise<LintBase | undefined> {
  const named = paths.filter((path) => path !== "-");
  if (base !== undefined) return openFolderBase({ base, paths: named, unreadable });
  if (baseRef === undefined) return undefined;
  return openGitBase(baseRef, named[0] ?? stdinFilename ?? ".");
}
