import { GitFailure } from "#cli/base/git-failure.ts";
import type { GitProblem } from "#cli/base/git-failure.ts";
import { runGit } from "#cli/base/run-git.ts";

/** The manifests of a commit. */
export interface GitFiles {
  /** The top folder of the working tree. */
  readonly top: string;
  /** Texts by path from the top, with `/`. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * All files of a revision that mention CloudNativePG.
 * @param folder in the repository
 * @throws GitFailure
 */
export async function readGitFiles(folder: string, revision: string): Promise<GitFiles> {
  const ask = createAsk(folder, revision);
  const top = await ask("no-repository", ["rev-parse", "--show-toplevel"]);
  const commit = await ask("unknown-revision", [...verify, `${revision}^{commit}`]);
  const root = firstLine(top);
  const paths = await listManifests(root, firstLine(commit), revision);
  return {
    top: root,
    texts: await readTexts(root, { commit: firstLine(commit), paths, revision }),
  };
}

const verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
const search = ["grep", "-lzaF", "--no-color", "--full-name", "-e", ".cnpg.io/"];
const filePatterns = ["yaml", "yml", "json"].map((extension) => `:(icase,glob)**/*.${extension}`);

function createAsk(folder: string, revision: string) {
  return async (otherwise: GitProblem, line: readonly string[]): Promise<Buffer> => {
    const result = await runGit(folder, line);
    if (result.kind === "missing") throw new GitFailure("no-git", { revision, detail: "" });
    if (result.code === 0) return result.stdout;
    // A repository of somebody else, or a damaged one, is there all the same.
    const problem = /dubious ownership|safe\.directory/.test(result.stderr)
      ? "git-failed"
      : otherwise;
    const detail = problem === "git-failed" ? result.stderr : folder;
    throw new GitFailure(problem, { revision, detail });
  };
}

/** Git searches much faster than all files could be read. */
async function listManifests(top: string, commit: string, revision: string): Promise<string[]> {
  const found = await runGit(top, [...search, commit, "--", ...filePatterns]);
  if (found.kind === "missing") throw new GitFailure("no-git", { revision, detail: "" });
  // 1: nothing found.
  if (found.code > 1) throw new GitFailure("git-failed", { revision, detail: found.stderr });
  return found.stdout
    .toString()
    .split("\0")
    .filter((entry) => entry.startsWith(`${commit}:`))
    .map((entry) => entry.slice(commit.length + 1))
    .filter((path) => !path.includes("\n"));
}

async function readTexts(
  top: string,
  { commit, paths, revision }: { commit: string; paths: readonly string[]; revision: string },
): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const names = paths.map((path) => `${commit}:${path}\n`).join("");
  const read = await runGit(top, ["cat-file", "--batch"], names);
  if (read.kind === "missing") throw new GitFailure("no-git", { revision, detail: "" });
  if (read.code !== 0) throw new GitFailure("git-failed", { revision, detail: read.stderr });
  return new Map(takeBlobs(read.stdout, paths));
}

/** Each object is a line `name type size`, that many bytes and a line feed; or `name missing`. */
function* takeBlobs(output: Buffer, paths: readonly string[]): Iterable<[string, string]> {
  let at = 0;
  for (const path of paths) {
    const end = output.indexOf("\n", at);
    if (end < 0) return;
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(output.toString("utf8", at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    yield [path, output.toString("utf8", at, at + Number(size))];
    at += Number(size) + 1;
  }
}

function firstLine(output: Buffer): string {
  return output.toString().replace(/\r?\n$/, "");
}
