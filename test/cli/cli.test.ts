import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { LintFinding } from "#cli/lint-text.ts";
import { readTextFile } from "#cli/read-text.ts";
import { brokenCluster, cleanCluster } from "#test/support/clusters.ts";
import { createFolder, foreignManifest, runCli } from "./run-cli.ts";

function jsonOf(stdout: string): LintFinding[] {
  return JSON.parse(stdout) as LintFinding[];
}

function codesOf(stdout: string): string[] {
  return jsonOf(stdout).map(({ file, line, code }) => `${file}:${line} ${code}`);
}

test("a clean file: exit 0 and one line", async (t) => {
  const folder = createFolder(t, { "a.yaml": cleanCluster });
  assert.deepEqual(await runCli(folder, ["a.yaml"]), {
    code: 0,
    stdout: "No findings in 1 file\n",
    stderr: "",
  });
});

test("text: place, severity, code, message, and the range underlined", async (t) => {
  const folder = createFolder(t, { "a.yaml": brokenCluster });
  const { code, stdout } = await runCli(folder, ["a.yaml"]);
  assert.equal(code, 1);
  const lines = stdout.split("\n");
  assert.match(lines[0] ?? "", /^a\.yaml:9:3 error unknown-field .*bogus/);
  assert.deepEqual(lines.slice(1, 4), [
    "   9 |   bogus: 1",
    "     |   ^^^^^",
    "     = refused by the API server when it is applied",
  ]);
  assert.equal(lines.at(-2), "1 error in 1 of 1 file");
  assert.doesNotMatch(stdout, /\u001b/, "no colours into a pipe");
});

test("json: positions from 1, paths, kinds, who refuses", async (t) => {
  const folder = createFolder(t, { "a.yaml": `---\n${foreignManifest}---\n${brokenCluster}` });
  const { code, stdout } = await runCli(folder, ["--format=json", "a.yaml"]);
  assert.equal(code, 1);
  const [finding, ...others] = jsonOf(stdout);
  assert.deepEqual(others, []);
  assert.ok(finding);
  const { message, url, ...rest } = finding;
  assert.match(message, /bogus/);
  assert.match(url, /^https:\/\/.*\/docs\/rules\/unknown-field\.md$/);
  assert.deepEqual(rest, {
    file: "a.yaml",
    line: 15,
    column: 3,
    endLine: 15,
    endColumn: 8,
    document: 2,
    kind: "Cluster",
    name: "db",
    path: "spec.bogus",
    code: "unknown-field",
    severity: "error",
    refusedBy: "api-server",
  });
});

test("json of nothing is an empty array", async (t) => {
  const folder = createFolder(t, { "a.yaml": cleanCluster });
  assert.deepEqual(jsonOf((await runCli(folder, ["--format", "json", "a.yaml"])).stdout), []);
});

test("columns count UTF-16 units, and survive CRLF and a byte order mark", async (t) => {
  const text = `\ufeff${brokenCluster.replace("bogus: 1", "bogus: 😀😀")}`.replaceAll("\n", "\r\n");
  const folder = createFolder(t, { "a.yaml": text });
  const { stdout } = await runCli(folder, ["--format", "json", "a.yaml"]);
  const [finding] = jsonOf(stdout);
  assert.deepEqual([finding?.line, finding?.column, finding?.endColumn], [9, 3, 8]);
});

test("folders are walked in order; foreign files, node_modules and .git are left out", async (t) => {
  const folder = createFolder(t, {
    "z.yaml": brokenCluster,
    "b/a.yml": brokenCluster,
    "b/x.json": JSON.stringify({
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "Cluster",
      metadata: { name: "j" },
      spec: { instances: 1, storage: { size: "1Gi" }, bogus: 1 },
    }),
    "b/config.yaml": foreignManifest,
    "b/readme.md": brokenCluster,
    "node_modules/x/a.yaml": brokenCluster,
    ".git/a.yaml": brokenCluster,
    ".hidden/a.yaml": brokenCluster,
  });
  symlinkSync(join(folder, "b"), join(folder, "link-to-folder"));
  symlinkSync(join(folder, "z.yaml"), join(folder, "y.yaml"));
  const { code, stdout } = await runCli(folder, ["--format", "json", "b", ".", "z.yaml"]);
  assert.equal(code, 1);
  assert.deepEqual(codesOf(stdout), [
    "b/a.yml:9 unknown-field",
    "b/x.json:1 unknown-field",
    ".hidden/a.yaml:9 unknown-field",
    "y.yaml:9 unknown-field",
    "z.yaml:9 unknown-field",
  ]);
});

test("nothing of CloudNativePG at all", async (t) => {
  const folder = createFolder(t, { "a.yaml": foreignManifest });
  const { code, stdout } = await runCli(folder, ["."]);
  assert.deepEqual([code, stdout], [0, "No CloudNativePG manifests found\n"]);
});

test("standard input, with and without a name", async (t) => {
  const folder = createFolder(t, { "x/.cnpg-lint.yaml": "rules:\n  unknown-field: off\n" });
  const plain = await runCli(folder, ["--format", "json", "-"], brokenCluster);
  assert.deepEqual([plain.code, codesOf(plain.stdout)], [1, ["<stdin>:9 unknown-field"]]);
  const named = await runCli(
    folder,
    ["--stdin-filename", "y/a.yaml", "--format=json", "-"],
    brokenCluster,
  );
  assert.deepEqual(codesOf(named.stdout), ["y/a.yaml:9 unknown-field"]);
  const off = await runCli(
    folder,
    ["--stdin-filename", "x/a.yaml", "--format=json", "-"],
    brokenCluster,
  );
  assert.deepEqual([off.code, jsonOf(off.stdout)], [0, []]);
});

test("the nearest .cnpg-lint.yaml upwards counts, and only that", async (t) => {
  const folder = createFolder(t, {
    ".cnpg-lint.yaml": "rules:\n  unknown-field: warning\n",
    "a.yaml": brokenCluster,
    "sub/.cnpg-lint.yaml": "rules:\n  unknown-field: hint\n",
    "sub/deep/a.yaml": brokenCluster,
  });
  const { code, stdout } = await runCli(folder, ["--format", "json", "."]);
  assert.equal(code, 0);
  assert.deepEqual(
    jsonOf(stdout).map(({ file, severity }) => [file, severity]),
    [
      ["a.yaml", "warning"],
      ["sub/deep/a.yaml", "hint"],
    ],
  );
});

test("--config wins over the nearest file", async (t) => {
  const folder = createFolder(t, {
    ".cnpg-lint.yaml": "rules:\n  unknown-field: off\n",
    "other.yaml": "rules:\n  unknown-field: information\n",
    "a.yaml": brokenCluster,
  });
  const { stdout } = await runCli(folder, ["--config", "other.yaml", "--format", "json", "a.yaml"]);
  assert.deepEqual(
    jsonOf(stdout).map(({ severity }) => severity),
    ["information"],
  );
});

test("ignored paths, also when they are named", async (t) => {
  const folder = createFolder(t, {
    ".cnpg-lint.yaml": "ignore:\n  - generated/\n  - '*.tmp.yaml'\n",
    "generated/a.yaml": brokenCluster,
    "sub/generated/a.yaml": brokenCluster,
    "b.tmp.yaml": brokenCluster,
    "c.yaml": brokenCluster,
  });
  const { stdout } = await runCli(folder, ["--format", "json", ".", "generated/a.yaml"]);
  assert.deepEqual(codesOf(stdout), ["c.yaml:9 unknown-field"]);
});

test("mistakes in a settings file are told, and the rest of it counts", async (t) => {
  const folder = createFolder(t, {
    ".cnpg-lint.yaml": "postgres: 9\nruels: {}\nrules:\n  unknown-field: warning\n",
    "a.yaml": brokenCluster,
    "b.yaml": brokenCluster.replace(/name: .*/, "name: other"),
  });
  const { code, stdout, stderr } = await runCli(folder, ["--format", "json", "."]);
  assert.equal(code, 0);
  assert.deepEqual(
    jsonOf(stdout).map(({ severity }) => severity),
    ["warning", "warning"],
  );
  const lines = stderr.trimEnd().split("\n");
  assert.equal(lines.length, 2, stderr);
  assert.match(lines[0] ?? "", /^cnpg-lint: \.cnpg-lint\.yaml:1: 9 is no PostgreSQL major/);
  assert.match(lines[1] ?? "", /^cnpg-lint: \.cnpg-lint\.yaml:2: ruels is no setting/);
});

test("--fail-on and --quiet", async (t) => {
  const folder = createFolder(t, {
    "warn/.cnpg-lint.yaml": "rules:\n  unknown-field: warning\n",
    "warn/a.yaml": brokenCluster,
    "b.yaml": brokenCluster,
  });
  const codeOf = async (...line: string[]): Promise<number | null> =>
    (await runCli(folder, line)).code;
  assert.equal(await codeOf("warn"), 0);
  assert.equal(await codeOf("--fail-on", "warning", "warn"), 1);
  assert.equal(await codeOf("--fail-on", "never", "b.yaml"), 0);
  const quiet = await runCli(folder, ["--quiet", "warn", "b.yaml"]);
  assert.match(quiet.stdout, /^b\.yaml:9:3 error/);
  assert.doesNotMatch(quiet.stdout, /warn|1 error/);
});

test("unreadable input: a message each, exit 2, and the others are checked", async (t) => {
  const folder = createFolder(t, {
    "binary.yaml": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]),
    "latin1.yaml": Buffer.from(`${cleanCluster}# caf\xe9\n`, "latin1"),
    "utf16.yaml": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(cleanCluster, "utf16le")]),
    "z.yaml": brokenCluster,
  });
  const { code, stdout, stderr } = await runCli(folder, ["--format", "json", ".", "gone.yaml"]);
  assert.equal(code, 2);
  assert.deepEqual(codesOf(stdout), ["z.yaml:9 unknown-field"]);
  assert.deepEqual(stderr.trimEnd().split("\n"), [
    "cnpg-lint: binary.yaml is a binary file, not text",
    "cnpg-lint: latin1.yaml is not valid UTF-8 (line 9); save it as UTF-8",
    "cnpg-lint: utf16.yaml is UTF-16; save it as UTF-8",
    "cnpg-lint: gone.yaml does not exist",
  ]);
});

test("a file without permission", async (t) => {
  const folder = createFolder(t, { "a.yaml": cleanCluster });
  chmodSync(join(folder, "a.yaml"), 0);
  if (process.getuid?.() === 0) {
    // Root may read everything, so the same reader is asked as somebody who may not.
    const read = await asNobody(() => readTextFile(join(folder, "a.yaml")));
    assert.deepEqual(read, { kind: "problem", why: "cannot be read: permission denied" });
    return;
  }
  const { code, stderr } = await runCli(folder, ["a.yaml"]);
  assert.deepEqual([code, stderr], [2, "cnpg-lint: a.yaml cannot be read: permission denied\n"]);
});

async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

test("a file of more than 100 MB is not read", async (t) => {
  const folder = createFolder(t, { "big.yaml": "", "z.yaml": cleanCluster });
  const { truncateSync } = await import("node:fs");
  truncateSync(join(folder, "big.yaml"), 101 * 1024 * 1024);
  const { code, stdout, stderr } = await runCli(folder, ["."]);
  assert.deepEqual(
    [code, stdout, stderr],
    [2, "No findings in 1 file\n", "cnpg-lint: big.yaml is larger than 100 MB\n"],
  );
});

const mistakes: readonly (readonly [string[], RegExp])[] = [
  [[], /No path given/],
  [["--format", "xml", "."], /--format is one of text, json, github, sarif, not xml/],
  [["--fail-on", "hint", "."], /--fail-on is one of/],
  [["--postgres", "9", "."], /--postgres is one of 14, 15, 16, 17, 18, not 9/],
  [["--operator-version", "new", "."], /--operator-version is a minor/],
  [["--no-such-option", "."], /no-such-option/],
  [["-", "-"], /only once/],
  [["--config", "gone.yaml", "."], /gone\.yaml does not exist/],
];

for (const [line, expected] of mistakes) {
  test(`a mistake: cnpg-lint ${line.join(" ")}`, async (t) => {
    const { code, stderr } = await runCli(createFolder(t, {}), line);
    assert.equal(code, 2);
    assert.match(stderr, expected);
  });
}

test("--help and --version", async (t) => {
  const folder = createFolder(t, {});
  const help = await runCli(folder, ["--help"]);
  assert.equal(help.code, 0);
  for (const word of ["--format", "--fail-on", "--config", "--stdin-filename", "Exit codes"]) {
    assert.ok(help.stdout.includes(word), word);
  }
  const version = await runCli(folder, ["--version"]);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
});

test("an operator that nobody knows is told once and stood in for", async (t) => {
  const folder = createFolder(t, { "a.yaml": cleanCluster, "b.yaml": cleanCluster });
  const { code, stderr } = await runCli(folder, ["--operator-version", "9.9", "."]);
  assert.equal(code, 0);
  assert.equal(stderr.trimEnd().split("\n").length, 1);
  assert.match(stderr, /9\.9/);
});

test("the files of a run are seen beside each other", async (t) => {
  const managed = `  managed: {roles: [{name: clerk, ensure: absent}]}\n`;
  const database = `apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: orders}
spec: {cluster: {name: db}, name: orders, owner: clerk}
`;
  const folder = createFolder(t, { "a.yaml": cleanCluster + managed, "b/d.yaml": database });
  const together = await runCli(folder, ["--format", "json", "."]);
  assert.deepEqual(codesOf(together.stdout), ["b/d.yaml:4 database-owner-absent"]);
  const alone = await runCli(folder, ["--format", "json", "b"]);
  assert.deepEqual(codesOf(alone.stdout), []);
  const text = await runCli(folder, ["."]);
  assert.match(text.stdout, /\.\.\/a\.yaml/, "the other side is named");
});
