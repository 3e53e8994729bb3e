/** Why the earlier version cannot be read from git. */
export type GitProblem = "no-git" | "no-repository" | "unknown-revision" | "git-failed";

/** Says what is wrong with `--base-ref`, and what to do. */
export class GitFailure extends Error {
  readonly problem: GitProblem;

  constructor(problem: GitProblem, values: { readonly revision: string; readonly detail: string }) {
    super(`--base-ref ${values.revision}: ${sentences[problem](values.detail)}`);
    this.problem = problem;
  }
}

const sentences: Readonly<Record<GitProblem, (detail: string) => string>> = {
  "no-git": () => "git is not installed or not in PATH; use --base with a folder instead",
  "no-repository": (folder) =>
    `${folder} is not in a git repository; use --base with a folder instead`,
  "unknown-revision": () =>
    "no such commit here; fetch it first (in CI check out with more depth, as with fetch-depth: 0)",
  "git-failed": (detail) => `git failed: ${detail}`,
};
