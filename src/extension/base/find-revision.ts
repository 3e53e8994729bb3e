import type { GitRepository } from "#extension/base/git-api.ts";
import type { CompareWith } from "#extension/base/compare-with.ts";

/** A commit to compare with, and what it is called. */
export interface Revision {
  /** As git takes it. */
  readonly name: string;
  readonly label: string;
  /** What the name means now. */
  readonly commit: string;
}

/** Undefined where there is no such commit: an empty repository, or no default branch. */
export async function findRevision(
  repository: GitRepository,
  compareWith: CompareWith,
): Promise<Revision | undefined> {
  const commit = repository.state.HEAD?.commit;
  if (commit === undefined || compareWith === "off") return undefined;
  if (compareWith === "head") return { name: "HEAD", label: "HEAD", commit };
  for (const branch of defaultBranches) {
    const base = await findMergeBase(repository, branch);
    if (base !== undefined) return { name: base, label: base.slice(0, 8), commit: base };
  }
  return undefined;
}

/** What a remote says comes first; a branch without a remote is only a guess. */
const defaultBranches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

async function findMergeBase(
  repository: GitRepository,
  branch: string,
): Promise<string | undefined> {
  try {
    const base = await repository.getMergeBase("HEAD", branch);
    return base === "" ? undefined : base;
  } catch {
    return undefined;
  }
}
