import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { baseChangedMethod, baseTextsMethod } from "#protocol.ts";
import type { BaseTexts } from "#protocol.ts";
import { provideVsCode, vscodeStandIn } from "#test/support/vscode.ts";
import { FakeEvent, FakeGit, FakeRepository, FakeUri } from "./fake-git.ts";

const configured = new FakeEvent<{ affectsConfiguration: (name: string) => boolean }>();
const enablement = new FakeEvent<boolean>();
/** What the editor holds; tests exchange it. */
const editor: { compareWith: string | undefined; git: FakeGit | undefined; installed: boolean } = {
  compareWith: undefined,
  git: undefined,
  installed: true,
};

Object.assign(vscodeStandIn, {
  Uri: FakeUri,
  extensions: {
    getExtension: () =>
      editor.installed
        ? { activate: () => Promise.resolve({ getAPI, onDidChangeEnablement: enablement.event }) }
        : undefined,
  },
  workspace: {
    getConfiguration: () => ({ get: () => editor.compareWith }),
    onDidChangeConfiguration: configured.event,
    fs: { readFile: () => Promise.reject(new Error("gone")) },
  },
});
provideVsCode();
const { provideBase } = await import("#extension/base/provide-base.ts");

function getAPI(): FakeGit {
  if (editor.git === undefined) throw new Error("Git model not found");
  return editor.git;
}

const ours = "apiVersion: postgresql.cnpg.io/v1\n";

interface Running {
  readonly ask: (path: string) => Promise<BaseTexts | null>;
  /** How often the server was told since the last look. */
  readonly told: () => Promise<number>;
}

/** Time stands still: what waits happens when `told` is called. */
function start(t: { after: (fn: () => void) => void }): Running {
  mock.timers.enable({ apis: ["setTimeout"] });
  const answers = new Map<string, (params: unknown) => Promise<unknown>>();
  const notified: string[] = [];
  const disposable = provideBase({
    answer: (method, answer) => void answers.set(method, answer),
    notify: (method) => void notified.push(method),
  });
  t.after(() => {
    disposable.dispose();
    mock.timers.reset();
    Object.assign(editor, { compareWith: undefined, git: undefined, installed: true });
  });
  return {
    ask: (path) =>
      answers.get(baseTextsMethod)?.({ uri: `file://${path}` }) as Promise<BaseTexts | null>,
    told: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      mock.timers.tick(1000);
      assert.ok(notified.every((method) => method === baseChangedMethod));
      return notified.splice(0).length;
    },
  };
}

function repositoryWith(text: string): FakeRepository {
  const repository = new FakeRepository();
  repository.commits["c1"] = { "/r/a.yaml": text };
  return repository;
}

test("answers with the last commit, and tells when it moves", async (t) => {
  const git = new FakeGit();
  const repository = repositoryWith(ours);
  git.repositories = [repository];
  editor.git = git;
  const { ask, told } = start(t);
  assert.equal((await ask("/r/a.yaml"))?.files[0]?.oldText, ours);
  assert.equal(await told(), 1, "repositories that are there already");
  assert.equal(await told(), 0);
  repository.changed.fire();
  repository.changed.fire();
  assert.equal(await told(), 1);
});

test("a repository that is found later counts from then on", async (t) => {
  const git = new FakeGit();
  editor.git = git;
  const { ask, told } = start(t);
  assert.equal(await ask("/r/a.yaml"), null);
  await told();
  const repository = repositoryWith(ours);
  git.repositories = [repository];
  git.opened.fire(repository);
  assert.equal(await told(), 1);
  assert.equal((await ask("/r/a.yaml"))?.files.length, 1);
  repository.changed.fire();
  assert.equal(await told(), 1);
});

test("Git that is missing or switched off costs nothing but the comparison", async (t) => {
  editor.installed = false;
  const without = start(t);
  assert.equal(await without.ask("/r/a.yaml"), null);
  assert.equal(await without.told(), 0);
});

test("Git may be switched on later", async (t) => {
  const { ask, told } = start(t);
  assert.equal(await ask("/r/a.yaml"), null);
  assert.equal(await told(), 0);
  editor.git = new FakeGit();
  editor.git.repositories = [repositoryWith(ours)];
  enablement.fire(true);
  assert.equal(await told(), 1);
  assert.equal((await ask("/r/a.yaml"))?.files.length, 1);
});

test("the setting switches it off, and a change of it is told", async (t) => {
  editor.git = new FakeGit();
  editor.git.repositories = [repositoryWith(ours)];
  const { ask, told } = start(t);
  await told();
  editor.compareWith = "off";
  configured.fire({ affectsConfiguration: (name) => name === "cnpg.lint.compareWith" });
  assert.equal(await told(), 1);
  assert.equal(await ask("/r/a.yaml"), null);
  configured.fire({ affectsConfiguration: () => false });
  assert.equal(await told(), 0);
});
