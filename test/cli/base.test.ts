import assert from "node:assert/strict";
import { test } from "node:test";
import type { LintFinding } from "#cli/lint-text.ts";
import { cleanCluster } from "#test/support/clusters.ts";
import { sarifProblems } from "./sarif-shape.ts";
import { GitRepository } from "./git-repository.ts";
import { createFolder, runCli } from "./run-cli.ts";

const database = `apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: { name: orders }
spec: { cluster: { name: db }, name: orders, owner: app }
`;
const small = cleanCluster.replace("10Gi", "9Gi");
const renamed = database.replace("name: orders, owner", "name: invoices, owner");

async function changesOf(folder: string, line: readonly string[]): Promise<string[]> {
  const { stdout } = await runCli(folder, ["--format", "json", ...line]);
  return (JSON.parse(stdout) as LintFinding[])
    .filter(({ severity }) => severity === "error")
    .map(({ file, code, path }) => `${file} ${code} ${path}`);
}

test("--base-ref: changed, moved and new objects against a revision", async (t) => {
  const repository = new GitRepository(t);
  const { folder } = repository;
  repository.write({ "old/a.yaml": cleanCluster, "ä b.yaml": database });
  repository.commit();
  repository.git("tag", "v1");
  repository.remove("old/a.yaml");
  repository.write({
    "new/c.yaml": small,
    "ä b.yaml": renamed,
    "d.yaml": small.replace("db", "d2"),
  });
  const found = ["new/c.yaml storage-shrink spec.storage", "ä b.yaml immutable-field spec.name"];
  assert.deepEqual(await changesOf(folder, ["--base-ref", "v1", "."]), found);
  assert.deepEqual(await changesOf(folder, ["--base-ref=HEAD", "new"]), found.slice(0, 1));
  assert.deepEqual(await changesOf(folder, ["."]), [], "without a base there are no changes");
  repository.commit();
  assert.deepEqual(await changesOf(folder, ["--base-ref", "HEAD", "."]), []);
  assert.deepEqual(await changesOf(folder, ["--base-ref", "HEAD^", "."]), found);
});

test("--base-ref from a folder below the top, and for standard input", async (t) => {
  const repository = new GitRepository(t);
  repository.write({ "m/a.yaml": cleanCluster });
  repository.commit();
  repository.write({ "m/a.yaml": small });
  const below = `${repository.folder}/m`;
  const found = ["a.yaml storage-shrink spec.storage"];
  assert.deepEqual(await changesOf(below, ["--base-ref", "HEAD", "a.yaml"]), found);
  const line = ["--base-ref", "HEAD", "--stdin-filename", "a.yaml", "-"];
  const { code, stdout } = await runCli(below, line, small);
  assert.match(stdout, /^a\.yaml:8:11 error storage-shrink /);
  assert.match(stdout, /= m\/a\.yaml \(at HEAD\):8:11 /);
  assert.equal(code, 1);
});

test("--base: two folders, two files, and what kubectl wrote", async (t) => {
  const stored = `apiVersion: v1
kind: List
items:
- apiVersion: postgresql.cnpg.io/v1
  kind: Cluster
  metadata: { name: db, namespace: prod, uid: "1" }
  spec: { instances: 3, storage: { size: 10Gi }, imageName: "pg:18" }
  status: { pgDataImageInfo: { image: "pg:18", majorVersion: 18 } }
`;
  const folder = createFolder(t, {
    "before/x/a.yaml": cleanCluster,
    "after/x/a.yaml": small,
    "after/copy/a.yaml": small,
    "stored.yaml": stored,
    "older.yaml": cleanCluster.replace("spec:", 'spec:\n  imageName: "pg:17"'),
  });
  const shrink = "storage-shrink spec.storage";
  assert.deepEqual(await changesOf(folder, ["--base", "before", "after"]), [
    `after/x/a.yaml ${shrink}`,
  ]);
  assert.deepEqual(await changesOf(folder, ["--base", "before/x/a.yaml", "after/x/a.yaml"]), [
    `after/x/a.yaml ${shrink}`,
  ]);
  assert.deepEqual(await changesOf(folder, ["--base", "stored.yaml", "older.yaml"]), [
    "older.yaml image-change spec.imageName",
  ]);
});

test("changes in every format: annotations, and SARIF by its specification", async (t) => {
  const repository = new GitRepository(t);
  const { folder } = repository;
  repository.write({ "my dir/a.yaml": cleanCluster });
  repository.commit();
  repository.write({ "my dir/a.yaml": small, "b.yaml": "\0" });
  const line = (format: string) => ["--format", format, "--base-ref", "HEAD", "."];
  const github = await runCli(folder, line("github"));
  const annotations = github.stdout.split("\n").filter((each) => each.includes("storage-shrink"));
  assert.match(
    annotations.join(),
    /^::error file=my dir\/a\.yaml,line=8,endLine=8,col=11,endColumn=14,title=storage-shrink::The /,
  );
  const sarif = await runCli(folder, line("sarif"));
  const log: unknown = JSON.parse(sarif.stdout);
  assert.deepEqual(sarifProblems(log), []);
  assert.match(sarif.stdout, /"text": "my dir\/a\.yaml \(at HEAD\):8:11 /);
});

test("the check of SARIF sees what is wrong", () => {
  const driver = { name: "x", rules: [{ id: "a" }, { id: "a" }] };
  const location = (uri: string, region: object) => ({
    physicalLocation: { artifactLocation: { uri, uriBaseId: "NOWHERE" }, region },
  });
  const results = [
    { ruleId: "b", ruleIndex: 0, message: { text: "m" }, extra: 1 },
    { message: {}, locations: [location("my dir", { startLine: 0 })] },
    { message: { text: "m" }, locations: [location("a", { startLine: 3, endLine: 2 })] },
    { message: { text: "m" }, relatedLocations: [{ id: 1 }, { id: 1 }] },
  ];
  const log = { version: "2.1", runs: [{ tool: { driver }, results }] };
  assert.deepEqual(sarifProblems(log), [
    "log.version: 2.1",
    'log.runs[0].tool.driver.rules: {"id":"a"} twice',
    "log.runs[0].results[0].extra: unknown",
    "log.runs[0].results[1].message.text: missing",
    "log.runs[0].results[1].locations[0].physicalLocation.artifactLocation.uri: my dir",
    "log.runs[0].results[1].locations[0].physicalLocation.region.startLine: 0",
    'log.runs[0].results[3].relatedLocations: {"id":1} twice',
    "rule a twice",
    "ruleIndex of b",
    "base NOWHERE",
    "base NOWHERE",
    "ids of related locations",
    "region",
  ]);
});

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
