import { createBase } from "#language/change/create-base.ts";
import type { Base } from "#language/change/create-base.ts";
import { noBase } from "#language/change/old-object.ts";
import type { FileBase } from "#language/change/old-object.ts";
import type { ManifestFile } from "#manifest/document.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import type { BaseText, BaseTexts } from "#protocol.ts";
import type { OpenFile } from "#server/open-file.ts";

/** The earlier versions of open files, as far as the client has told them. */
export interface BaseStore {
  /** Never waits: what is not known yet is asked for, and `onArrival` says when it has come. */
  of(file: OpenFile): FileBase;
  /** They are others now: asks again, and keeps what is known until the answer comes. */
  refresh(): void;
  forget(uri: string): void;
  onArrival(listener: () => void): void;
}

interface Sources {
  /** Undefined: the client has no earlier versions. */
  readonly ask: ((uri: string) => Promise<BaseTexts | null>) | undefined;
  readonly files: ReadonlyMap<string, OpenFile>;
  readonly onFailure: (error: unknown) => void;
}

interface Known {
  /** Tells answers apart: of two questions only the later counts. */
  question: number;
  /** The answer as text, to see whether a new one says anything new. */
  said: string;
  base: Base | undefined;
}

export function createBaseStore({ ask, files, onFailure }: Sources): BaseStore {
  const known = new Map<string, Known>();
  const listeners: (() => void)[] = [];
  const request = async (uri: string, entry: Known): Promise<void> => {
    entry.question += 1;
    const { question } = entry;
    const answer = (await ask?.(uri)) ?? null;
    const said = JSON.stringify(answer);
    if (known.get(uri) !== entry || entry.question !== question || entry.said === said) return;
    entry.said = said;
    entry.base = answer === null ? undefined : toBase(answer, files);
    for (const listener of listeners) listener();
  };
  const start = (uri: string, entry: Known): void => {
    known.set(uri, entry);
    request(uri, entry).catch(onFailure);
  };
  return {
    of: (file) => {
      if (ask === undefined || !file.mayBeOurs) return noBase;
      const entry = known.get(file.uri);
      if (entry === undefined) start(file.uri, { question: 0, said: "null", base: undefined });
      return entry?.base?.of(file.uri, file.manifest) ?? noBase;
    },
    refresh: () => known.forEach((entry, uri) => start(uri, entry)),
    forget: (uri) => known.delete(uri),
    onArrival: (listener) => listeners.push(listener),
  };
}

function toBase(answer: BaseTexts, open: ReadonlyMap<string, OpenFile>): Base {
  const present = new Map(answer.files.map((file) => [file.uri, createPresent(file)]));
  const files = answer.files.map(({ uri, oldText, oldUri, name }) => ({
    path: uri,
    text: { name, uri: oldUri },
    manifest: readManifest(oldText, undefined, uri),
  }));
  // What is open counts as it is in the editor, saved or not.
  return createBase(files, (uri) => open.get(uri)?.manifest ?? present.get(uri)?.());
}

function createPresent({ text, uri }: BaseText): () => ManifestFile | undefined {
  let manifest: ManifestFile | undefined;
  return () => {
    if (text !== null) manifest ??= readManifest(text, undefined, uri);
    return manifest;
  };
}
