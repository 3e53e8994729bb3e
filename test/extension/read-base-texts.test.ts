import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompareWith } from "#extension/base/compare-with.ts";
import { readBaseTexts } from "#extension/base/read-base-texts.ts";
import type { BaseReading } from "#extension/base/read-base-texts.ts";
import { change, FakeGit, FakeRepository, uriOf } from "./fake-git.ts";

const ours = "apiVersion: postgresql.cnpg.io/v1\n";

function setUp(compareWith: CompareWith = "head", onDisk: Record<string, string> = {}) {
  const git = new FakeGit();
  const repository = new FakeRepository();
  git.repositories = [repository];
  const reading: BaseReading = {
    git,
    compareWith,
    readFile: (uri) => Promise.resolve(onDisk[uri.path] ?? null),
    known: new Map(),
  };
  const read = (path: string) => readBaseTexts(uriOf(path), reading);
  return { repository, reading, read };
}

test("the file as the last commit has it, and what opens it", async () => {
  const { repository, read } = setUp("head", { "/r/d/a.yaml": "now" });
  repository.commits["c1"] = { "/r/d/a.yaml": ours };
  assert.deepEqual(await read("/r/d/a.yaml"), {
    files: [
      {
        uri: "file:///r/d/a.yaml",
        oldText: ours,
        oldUri: "git:/r/d/a.yaml?HEAD",
        name: "d/a.yaml (at HEAD)",
        text: "now",
      },
    ],
  });
});

test("other manifests that were changed or deleted come along, each once", async () => {
  const { repository, read } = setUp("head", { "/r/b.yml": "now" });
  const old = { "/r/a.yaml": ours, "/r/b.yml": ours, "/r/c.json": ours, "/r/d.txt": ours };
  repository.commits["c1"] = { ...old, "/r/e.yaml": "kind: ConfigMap\n" };
  repository.workingTreeChanges = ["a.yaml", "b.yml", "d.txt", "e.yaml", "new.yaml"].map((name) =>
    change(`/r/${name}`),
  );
  repository.indexChanges = [change("/r/c.json"), change("/r/b.yml")];
  const files = (await read("/r/a.yaml"))?.files ?? [];
  assert.deepEqual(
    files.map(({ uri, text }) => [uri, text]),
    [
      ["file:///r/a.yaml", null],
      ["file:///r/b.yml", "now"],
      ["file:///r/c.json", null],
    ],
  );
});

test("a commit is read once, and again when it is another one", async () => {
  const { repository, read } = setUp();
  repository.commits["c1"] = { "/r/a.yaml": ours };
  repository.commits["c2"] = { "/r/a.yaml": `${ours}# 2\n` };
  await read("/r/a.yaml");
  await read("/r/a.yaml");
  assert.deepEqual(repository.shown, ["HEAD /r/a.yaml"]);
  repository.head = "c2";
  assert.equal((await read("/r/a.yaml"))?.files[0]?.oldText, `${ours}# 2\n`);
});

test("merge-base: where the branch left the first default branch that is there", async () => {
  const { repository, read } = setUp("merge-base", { "/r/b.yaml": "now" });
  repository.mergeBases["origin/main"] = "0123456789abcdef";
  repository.mergeBases["main"] = "other";
  repository.commits["0123456789abcdef"] = { "/r/a.yaml": ours, "/r/b.yaml": ours };
  repository.sinceBase = [change("/r/b.yaml")];
  const files = (await read("/r/a.yaml"))?.files ?? [];
  assert.deepEqual(
    files.map(({ name, oldUri }) => [name, oldUri]),
    [
      ["a.yaml (at 01234567)", "git:/r/a.yaml?0123456789abcdef"],
      ["b.yaml (at 01234567)", "git:/r/b.yaml?0123456789abcdef"],
    ],
  );
});

test("nothing outside of a repository, before the first commit, without a default branch", async () => {
  const { repository, read } = setUp();
  assert.equal(await read("/elsewhere/a.yaml"), null);
  assert.deepEqual(await read("/r/new.yaml"), { files: [] });
  repository.head = undefined;
  assert.equal(await read("/r/a.yaml"), null);
  assert.equal(await setUp("merge-base").read("/r/a.yaml"), null);
});
