import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { printable, textWidth } from "#cli/formats/text-width.ts";
import { createTextReporter } from "#cli/formats/text-reporter.ts";
import { createGithubReporter } from "#cli/formats/github-reporter.ts";
import type { LocatedFinding } from "#cli/lint-text.ts";
import { brokenCluster, cleanCluster } from "#test/support/clusters.ts";
import { projectPath } from "#scripts/project-path.ts";
import { cliScript, createFolder, runCli } from "./run-cli.ts";
import { sarifProblems } from "./sarif-shape.ts";

const choices = { colours: false, quiet: false, version: "1.2.3", workingDirectory: "/w" };

function located(finding: Partial<LocatedFinding["finding"]>, excerpt = ""): LocatedFinding {
  return {
    finding: {
      file: "a.yaml",
      line: 2,
      column: 1,
      endLine: 2,
      endColumn: 2,
      document: 1,
      kind: null,
      name: null,
      path: "",
      code: "some-code",
      severity: "warning",
      message: "Something",
      refusedBy: null,
      url: "https://example.org",
      ...finding,
    },
    excerpt,
    related: [],
  };
}

function textOf(finding: LocatedFinding): string[] {
  const reporter = createTextReporter(choices);
  return reporter
    .file({ file: "a.yaml", ours: true, findings: [finding] })
    .trimEnd()
    .split("\n");
}

test("github: workflow commands, everything escaped", () => {
  const reporter = createGithubReporter(choices);
  const text = reporter.file({
    file: "a,b:c.yaml",
    ours: true,
    findings: [
      located({ file: "a,b:c.yaml", message: "100% of\r\nit, really: yes" }),
      located({ severity: "hint", endLine: 3 }),
    ],
  });
  assert.deepEqual(text.trimEnd().split("\n"), [
    "::warning file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=1,endColumn=2,title=some-code::100%25 of%0D%0Ait, really: yes",
    "::notice file=a.yaml,line=2,endLine=3,title=some-code::Something",
  ]);
});

test("text: carets stand under wide characters and tabs", () => {
  const excerpt = "\t名前: 値だ";
  const lines = textOf(located({ column: 6, endColumn: 8 }, excerpt));
  assert.deepEqual(lines.slice(1), ["   2 |     名前: 値だ", "     |           ^^^^"]);
});

test("text: a range over lines is underlined to the end of the first", () => {
  const lines = textOf(located({ column: 3, endLine: 4, endColumn: 2 }, "  spec:"));
  assert.deepEqual(lines.slice(1), ["   2 |   spec:", "     |   ^^^^^"]);
});

test("text: of a very long line only the surroundings are shown", () => {
  const excerpt = `${"x".repeat(5000)}BAD${"y".repeat(5000)}`;
  const [, shown = "", carets = ""] = textOf(located({ column: 5001, endColumn: 5004 }, excerpt));
  assert.ok(shown.length < 200);
  assert.equal(shown.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1), "BAD");
});

test("text: a terminal is not told what to do by a manifest", () => {
  assert.equal(printable("a\u001b[31m\u202eb\tc"), "a�[31m�b    c");
  assert.equal(textWidth("e\u0301名"), 3);
  const [head = ""] = textOf(located({ message: "x\u001b]0;y" }));
  assert.doesNotMatch(head, /\u001b/);
});

test("text in colours", () => {
  const reporter = createTextReporter({ ...choices, colours: true });
  const text = reporter.file({ file: "a.yaml", ours: true, findings: [located({}, "abc")] });
  assert.match(text, /\u001b\[33mwarning\u001b\[0m/);
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
          readonly region: Readonly<Record<string, number>>;
        };
      }[];
    }[];
  }[];
}

test("sarif: rules, results that point to them, places, trouble", async (t) => {
  const folder = createFolder(t, { "my dir/a.yaml": brokenCluster, "b.yaml": "\0" });
  const { code, stdout } = await runCli(folder, ["--format", "sarif", "."]);
  assert.equal(code, 2);
  const log = JSON.parse(stdout) as Sarif;
  assert.equal(log.version, "2.1.0");
  const [run] = log.runs;
  assert.ok(run);
  assert.equal(run.invocations[0]?.executionSuccessful, false);
  assert.equal(run.results.length, 1);
  const [result] = run.results;
  assert.equal(result?.level, "error");
  assert.equal(run.tool.driver.rules[result?.ruleIndex ?? -1]?.id, result?.ruleId);
  assert.deepEqual(result?.locations[0]?.physicalLocation, {
    artifactLocation: { uri: "my%20dir/a.yaml", uriBaseId: "ROOT" },
    region: { startLine: 9, startColumn: 3, endLine: 9, endColumn: 8 },
  });
});

test("sarif by its specification: every sample, names to be escaped, texts that nobody can read", async (t) => {
  const folder = createFolder(t, {
    "ä [x]: #%/a b.yaml": brokenCluster,
    "unreadable.yaml": brokenCluster.replace("spec:", "spec: {"),
    "nameless.yaml": "apiVersion: postgresql.cnpg.io/v1\n",
    "twice.yaml": `${cleanCluster}---\n${cleanCluster}`,
    "binary.yaml": "\0",
  });
  const samples = projectPath("samples");
  const { stdout } = await runCli(folder, ["--format", "sarif", ".", samples, "gone.yaml"]);
  assert.deepEqual(sarifProblems(JSON.parse(stdout)), []);
  const [run] = (JSON.parse(stdout) as Sarif).runs;
  const found = new Set(run?.results.map(({ ruleId }) => ruleId));
  assert.ok(["unknown-field", "yaml-syntax", "duplicate-object"].every((code) => found.has(code)));
  const typed = await runCli(folder, ["--format", "sarif", "-"], brokenCluster);
  assert.deepEqual(sarifProblems(JSON.parse(typed.stdout)), []);
});

test("who reads may stop reading", async (t) => {
  const folder = createFolder(t, { "a.yaml": `${brokenCluster}---\n`.repeat(3000) });
  const child = spawn(process.execPath, [cliScript, "a.yaml"], { cwd: folder, stdio: "pipe" });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.once("data", () => child.stdout.destroy());
  await once(child, "close");
  assert.equal(stderr, "");
});

test("10,000 small documents in one file take less than 20 s", async (t) => {
  const folder = createFolder(t, {
    "a.yaml": Array.from({ length: 10_000 }, (_, index) =>
      `${cleanCluster}---\n`.replace(/name: .*/, `name: c${index}`),
    ).join(""),
  });
  const start = performance.now();
  const { code, stdout } = await runCli(folder, ["a.yaml"]);
  const seconds = (performance.now() - start) / 1000;
  assert.deepEqual([code, stdout], [0, "No findings in 1 file\n"]);
  assert.ok(seconds < 20, `${seconds} s`);
  t.diagnostic(`${seconds.toFixed(2)} s`);
});
