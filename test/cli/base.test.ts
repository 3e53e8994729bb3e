import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanCluster } from "#test/support/clusters.ts";
import { GitRepository } from "./git-repository.ts";
import { createFolder, runCli } from "./run-cli.ts";

test("a base that cannot be read is trouble, and nothing is checked", async (t) => {
  const repository = new GitRepository(t);
  repository.write({ "a.yaml": cleanCluster });
  repository.commit();
  const { folder } = repository;
  const plain = createFolder(t, { "a.yaml": cleanCluster });
  const cases: [folder: string, line: string[], complaint: RegExp][] = [
    [
      folder,
      ["--base-ref", "nowhere"],
      /^cnpg-lint: --base-ref nowhere: no such commit here; fetch/,
    ],
    [folder, ["--base-ref=--output=x"], /^cnpg-lint: --base-ref --output=x: no such commit here/],
    [folder, ["--base-ref", "HEAD:a.yaml"], /no such commit here/],
    [plain, ["--base-ref", "HEAD"], /is not in a git repository; use --base/],
    [plain, ["--base", "missing"], /^cnpg-lint: --base missing does not exist$/m],
    [
      plain,
      ["--base", ".", "--base-ref", "HEAD"],
      /^cnpg-lint: Give --base or --base-ref, not both/,
    ],
  ];
  for (const [cwd, line, complaint] of cases) {
    const { code, stdout, stderr } = await runCli(cwd, [...line, "a.yaml"]);
    assert.match(stderr, complaint);
    assert.deepEqual([code, stdout], [2, ""]);
  }
});

test("without git there is no revision to compare with", async (t) => {
  const folder = createFolder(t, { "a.yaml": cleanCluster });
  const before = process.env["PATH"];
  t.after(() => (process.env["PATH"] = before));
  process.env["PATH"] = folder;
  const { code, stderr } = await runCli(folder, ["--base-ref", "HEAD", "a.yaml"]);
  assert.match(stderr, /git is not installed/);
  assert.equal(code, 2);
});

test("a file of the base that cannot be read is told, and the rest is compared", async (t) => {
  const folder = createFolder(t, { "a.yaml": cleanCluster, "old/b.yaml": "\0" });
  const { code, stdout, stderr } = await runCli(folder, ["--base", "old", "a.yaml"]);
  assert.match(stderr, /^cnpg-lint: old\/b\.yaml is a binary file/);
  assert.equal(stdout, "No findings in 1 file\n");
  assert.equal(code, 2);
});
