import type { Uri } from "vscode";
import type { GitApi, GitChange, GitRepository } from "#extension/base/git-api.ts";

/** Listeners of one event. */
export class FakeEvent<Value = void> {
  readonly #listeners = new Set<(value: Value) => unknown>();

  readonly event = (listener: (value: Value) => unknown): { dispose: () => void } => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(value: Value): void {
    for (const listener of this.#listeners) listener(value);
  }
}

/** As much of VS Code's URI as is asked for. */
export class FakeUri {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;

  constructor(path: string, scheme = "file", query = "") {
    this.scheme = scheme;
    this.path = path;
    this.query = query;
  }

  static parse(text: string): FakeUri {
    return new FakeUri(text.replace(/^file:\/\//, ""));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return this.query === "" ? `file://${this.path}` : `${this.scheme}:${this.path}?${this.query}`;
  }
}

export function uriOf(path: string): Uri {
  return new FakeUri(path) as unknown as Uri;
}

/** A repository at `/r`, as the Git extension shows it. */
export class FakeRepository implements GitRepository {
  readonly rootUri = uriOf("/r");
  readonly changed = new FakeEvent();
  /** Texts by revision, then by path. */
  readonly commits: Record<string, Record<string, string>> = {};
  /** Merge bases by the other branch. */
  readonly mergeBases: Record<string, string> = {};
  readonly shown: string[] = [];
  head: string | undefined = "c1";
  workingTreeChanges: GitChange[] = [];
  indexChanges: GitChange[] = [];
  sinceBase: GitChange[] = [];

  get state() {
    const { head, workingTreeChanges, indexChanges, changed } = this;
    return {
      HEAD: head === undefined ? {} : { commit: head },
      workingTreeChanges,
      indexChanges,
      mergeChanges: [],
      onDidChange: changed.event as unknown as GitRepository["state"]["onDidChange"],
    };
  }

  show(revision: string, path: string): Promise<string> {
    this.shown.push(`${revision} ${path}`);
    const commit = this.commits[revision === "HEAD" ? (this.head ?? "") : revision];
    const text = commit?.[path];
    return text === undefined ? Promise.reject(new Error("not there")) : Promise.resolve(text);
  }

  getMergeBase(_: string, other: string): Promise<string | undefined> {
    const base = this.mergeBases[other];
    return base === undefined ? Promise.reject(new Error("unknown")) : Promise.resolve(base);
  }

  diffWith(): Promise<readonly GitChange[]> {
    return Promise.resolve(this.sinceBase);
  }
}

/** The API with one repository. */
export class FakeGit {
  readonly opened = new FakeEvent<GitRepository>();
  readonly closed = new FakeEvent<GitRepository>();
  repositories: FakeRepository[] = [];
  readonly onDidOpenRepository = this.opened.event as unknown as GitApi["onDidOpenRepository"];
  readonly onDidCloseRepository = this.closed.event as unknown as GitApi["onDidCloseRepository"];

  getRepository(uri: Uri): GitRepository | null {
    return this.repositories.find(({ rootUri }) => uri.path.startsWith(`${rootUri.path}/`)) ?? null;
  }

  toGitUri(uri: Uri, revision: string): Uri {
    return new FakeUri(uri.path, "git", revision) as unknown as Uri;
  }
}

export function change(path: string): GitChange {
  return { originalUri: uriOf(path) };
}
