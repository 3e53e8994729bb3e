import { factsOfFile, factsOfText } from "#language/workspace/file-facts.ts";
import type { FileFacts } from "#language/workspace/file-facts.ts";
import type { FileWorkspace } from "#language/workspace/file-workspace.ts";
import { readFacts } from "#language/workspace/read-facts.ts";
import { sameFacts } from "#language/workspace/same-facts.ts";
import { normalizeUri } from "#language/workspace/uri.ts";
import { WorkspaceIndex } from "#language/workspace/workspace-index.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";
import type { ManifestFile } from "#manifest/document.ts";
import type { ServerHost } from "#server/host.ts";
import type { OpenFile } from "#server/open-file.ts";
import { createTimeSlice } from "#util/time-slice.ts";

interface Sources {
  readonly host: ServerHost;
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, OpenFile>;
  readonly onFailure: (error: unknown) => void;
}

/** How long reading the workspace may hold up an answer. */
const sliceMs = 8;

/**
 * The index of the workspace: what is open as it is in the editor, everything else as it is on disk. The folders
 * are first looked at when a file of ours is open.
 */
export class WorkspaceStore {
  readonly #sources: Sources;
  readonly #index = new WorkspaceIndex();
  readonly #synced = new WeakMap<OpenFile, ManifestFile>();
  readonly #listeners: (() => void)[] = [];
  #folders: readonly string[];
  /** The reading that is under way or done, one after the other. */
  #reading: Promise<void> | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#folders = sources.folders;
  }

  /** A file among the others, as it is now. Never waits: the listeners hear when more is known. */
  of(file: OpenFile): FileWorkspace {
    this.#start();
    if (this.#sync(file) && this.#sources.files.size > 1) this.#tell();
    return this.glance(file);
  }

  /** The same while somebody types: the text is not read anew. */
  glance({ uri }: OpenFile): FileWorkspace {
    return { uri, index: this.#index };
  }

  /** Everything, once it is read. */
  async settled(): Promise<WorkspaceView> {
    this.#start();
    await this.#reading;
    this.#sources.files.forEach((file) => this.#sync(file));
    return this.#index;
  }

  /** Other files say something else now. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Files on disk are others now, or gone. */
  filesChanged(uris: readonly string[]): void {
    if (this.#reading === undefined) return;
    this.#read(async () => {
      const pause = createTimeSlice(sliceMs);
      let changed = false;
      for (const uri of uris) {
        if (!this.#isOpen(uri)) changed = (await this.#readFile(uri)) || changed;
        await pause();
      }
      return changed;
    });
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = removed.map(normalizeUri);
    this.#folders = [...this.#folders.filter((uri) => !gone.includes(normalizeUri(uri))), ...added];
    if (this.#reading === undefined) return;
    for (const uri of this.#index.uris) {
      const isGone = gone.some((folder) => uri.startsWith(`${folder}/`));
      if (isGone && !this.#isOpen(uri)) this.#index.update(uri, []);
    }
    this.#read(() => this.#readFolders(added));
  }

  #start(): void {
    if (this.#reading === undefined) this.#read(() => this.#readFolders(this.#folders));
  }

  /** @param work says whether anything is another now */
  #read(work: () => Promise<boolean>): void {
    this.#reading = this.#runAfter(this.#reading, work).catch(this.#sources.onFailure);
  }

  async #runAfter(before: Promise<void> | undefined, work: () => Promise<boolean>): Promise<void> {
    await before;
    if (await work()) this.#tell();
  }

  async #readFolders(folders: readonly string[]): Promise<boolean> {
    const pause = createTimeSlice(sliceMs);
    let changed = false;
    for (const folder of folders) {
      for await (const { uri, text } of this.#sources.host.findManifests(folder)) {
        changed = this.#take(uri, text) || changed;
        await pause();
      }
    }
    for (const file of this.#sources.files.values()) {
      await readInSlices(file, pause);
      changed = (this.#sync(file) && this.#sources.files.size > 1) || changed;
      await pause();
    }
    return changed;
  }

  #take(uri: string, text: string): boolean {
    if (this.#isOpen(uri) || this.#isIgnored(uri)) return false;
    return this.#update(uri, factsOfText(uri, text));
  }

  /** True where the file says something else to others than before. */
  async #readFile(uri: string): Promise<boolean> {
    const text = this.#isIgnored(uri) ? undefined : await this.#sources.host.readManifest(uri);
    return this.#update(uri, text === undefined ? [] : factsOfText(uri, text));
  }

  /** True where the file says something else to others than before. */
  #sync(file: OpenFile): boolean {
    if (!file.mayBeOurs) return this.#update(file.uri, []);
    const { manifest } = file;
    if (this.#synced.get(file) === manifest) return false;
    this.#synced.set(file, manifest);
    return this.#update(file.uri, factsOfFile(file.uri, manifest));
  }

  #update(uri: string, facts: FileFacts): boolean {
    const before = this.#index.file(uri);
    this.#index.update(uri, facts);
    return !sameFacts(before, facts);
  }

  #isOpen(uri: string): boolean {
    const key = normalizeUri(uri);
    return [...this.#sources.files.keys()].some((open) => normalizeUri(open) === key);
  }

  #isIgnored(uri: string): boolean {
    return (
      /\/(?:\.[^/]+|node_modules)\//.test(relativePart(uri, this.#folders)) ||
      this.#sources.host.findWorkspaceFile(uri)?.ignored === true
    );
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Every document keeps its facts, so that they are only collected afterwards. */
async function readInSlices(file: OpenFile, pause: () => Promise<void>): Promise<void> {
  if (!file.mayBeOurs) return;
  for (const { document } of file.manifest.documents) {
    readFacts(document);
    await pause();
  }
}

/** A folder of the workspace may itself be hidden. */
function relativePart(uri: string, folders: readonly string[]): string {
  const key = normalizeUri(uri);
  const above = folders.map(normalizeUri).find((folder) => key.startsWith(`${folder}/`));
  return above === undefined ? key : key.slice(above.length);
}
