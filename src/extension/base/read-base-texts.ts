import type { Uri } from "vscode";
import type { CompareWith } from "#extension/base/compare-with.ts";
import { findRevision } from "#extension/base/find-revision.ts";
import type { Revision } from "#extension/base/find-revision.ts";
import type { GitApi, GitRepository } from "#extension/base/git-api.ts";
import type { BaseText, BaseTexts } from "#protocol.ts";

export interface BaseReading {
  readonly git: Pick<GitApi, "getRepository" | "toGitUri">;
  readonly compareWith: CompareWith;
  /** A file as it is on disk; null where it is gone. */
  readonly readFile: (uri: Uri) => Promise<string | null>;
  /** Old texts by commit and path: a commit never changes. */
  readonly known: Map<string, Promise<string | undefined>>;
}

/** A repository in which everything moves is not searched through to the end. */
const mostFiles = 200;
const mostKnown = 2000;

/** The earlier versions of a file, and of the other manifests that have changed since; null: there are none. */
export async function readBaseTexts(uri: Uri, reading: BaseReading): Promise<BaseTexts | null> {
  const repository = reading.git.getRepository(uri);
  if (repository === null) return null;
  const revision = await findRevision(repository, reading.compareWith);
  if (revision === undefined) return null;
  const others = (await listChanged(repository, revision))
    .filter((other) => isManifest(other) && other.toString() !== uri.toString())
    .slice(0, mostFiles);
  const texts = [uri, ...others].map((file) => readOld(file, { repository, revision, reading }));
  return { files: (await Promise.all(texts)).filter((text) => text !== undefined) };
}

interface Place {
  readonly repository: GitRepository;
  readonly revision: Revision;
  readonly reading: BaseReading;
}

async function readOld(
  uri: Uri,
  { repository, revision, reading }: Place,
): Promise<BaseText | undefined> {
  const oldText = await showOnce(repository, `${revision.commit} ${uri.fsPath}`, reading, () =>
    repository.show(revision.name, uri.fsPath),
  );
  if (oldText?.includes(".cnpg.io/") !== true) return undefined;
  const path = uri.path.slice(repository.rootUri.path.length).replace(/^\/+/, "");
  return {
    uri: uri.toString(),
    oldText,
    oldUri: reading.git.toGitUri(uri, revision.name).toString(),
    name: `${path} (at ${revision.label})`,
    text: await reading.readFile(uri),
  };
}

async function showOnce(
  repository: GitRepository,
  key: string,
  { known }: BaseReading,
  show: () => Promise<string>,
): Promise<string | undefined> {
  const id = `${repository.rootUri.toString()} ${key}`;
  // The file may not have been there then.
  const text = known.get(id) ?? show().catch(() => undefined);
  if (known.size >= mostKnown) known.clear();
  known.set(id, text);
  return text;
}

async function listChanged(repository: GitRepository, { name }: Revision): Promise<readonly Uri[]> {
  const { workingTreeChanges, indexChanges, mergeChanges } = repository.state;
  const since = name === "HEAD" ? [] : await repository.diffWith(name).catch(() => []);
  const changes = [...workingTreeChanges, ...indexChanges, ...mergeChanges, ...since];
  return [...new Map(changes.map(({ originalUri: uri }) => [uri.toString(), uri])).values()];
}

function isManifest({ path }: Uri): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}
