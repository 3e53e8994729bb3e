import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findKind } from "#domain/cnpg/kinds.ts";
import { manifestStarters } from "#extension/manifest-starters.ts";
import { createContext } from "#language/create-context.ts";
import { defaultSettings } from "#language/context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import type { Finding } from "#language/finding.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { projectPath } from "#scripts/project-path.ts";
import { expandSnippet } from "#test/support/snippet.ts";
import { english } from "#texts/en/english.ts";

interface Snippet {
  readonly scope: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const root = path.join(import.meta.dirname, "../..");
const snippets: Readonly<Record<string, Snippet>> = JSON.parse(
  readFileSync(path.join(root, "snippets/cnpg.code-snippets"), "utf8"),
);
const { context } = createContext(defaultSettings, english);
const variables = { CURRENT_YEAR: "2026", CURRENT_MONTH: "11", CURRENT_DATE: "24" };

/** Every snippet that the extension promises, with the objects that it writes. */
const promised: Readonly<Record<string, readonly string[]>> = {
  "cnpg-cluster-small": ["Cluster"],
  "cnpg-cluster-medium": ["Cluster"],
  "cnpg-cluster-large": ["Cluster"],
  "cnpg-cluster-wal-storage": ["Cluster"],
  "cnpg-cluster-tls": ["Cluster"],
  "cnpg-cluster-s3": ["Cluster", "ObjectStore"],
  "cnpg-object-store": ["ObjectStore"],
  "cnpg-restore-backup": ["Cluster"],
  "cnpg-restore-object-store": ["Cluster"],
  "cnpg-restore-point-in-time": ["Cluster"],
  "cnpg-replica-cluster": ["Cluster"],
  "cnpg-pooler-rw": ["Pooler"],
  "cnpg-pooler-ro": ["Pooler"],
  "cnpg-backup": ["Backup"],
  "cnpg-scheduled-backup": ["ScheduledBackup"],
  "cnpg-database": ["Database"],
  "cnpg-database-role": ["DatabaseRole"],
  "cnpg-publication": ["Publication"],
  "cnpg-subscription": ["Subscription"],
  "cnpg-image-catalog": ["ImageCatalog"],
  "cnpg-secret-app": ["Secret"],
  "cnpg-secret-s3": ["Secret"],
  "cnpg-pod-monitor": ["PodMonitor"],
  "cnpg-rbac": ["Role", "RoleBinding"],
  "cnpg-pgbench": ["Job"],
  "cnpg-connection-test": ["Pod"],
};

test("every promised snippet is there, once, and no other", () => {
  const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
  assert.deepEqual(prefixes.toSorted(), Object.keys(promised).toSorted());
});

test("every snippet says what it is for and is offered in YAML only", () => {
  for (const [name, { scope, description }] of Object.entries(snippets)) {
    assert.equal(scope, "yaml", name);
    assert.ok(description.length >= 60, `${name}: too short to decide by`);
    assert.doesNotMatch(description, /\.$/, name);
  }
});

for (const [name, { prefix, body }] of Object.entries(snippets)) {
  const source = body.join("\n");

  test(`${name}: filled with its defaults, nothing is found`, () => {
    const { text } = expandSnippet(source, { variables });
    assert.deepEqual(findingsOf(text).map(describe), [], text);
  });

  test(`${name}: writes what its name says, readable as YAML`, () => {
    const { documents } = readManifest(expandSnippet(source, { variables }).text);
    assert.deepEqual(
      documents.map(({ document }) => document.kind),
      promised[prefix],
    );
    for (const { document } of documents) {
      assert.deepEqual(document.problems, []);
      assert.match(document.name ?? "", /^[a-z][a-z0-9-]*$/);
      assert.match(document.apiVersion ?? "", /^([a-z0-9.]+\/)?v1$/);
      const known = findKind(document.apiVersion, document.kind) !== undefined;
      assert.equal(known, /cnpg\.io/.test(document.apiVersion ?? ""));
    }
  });

  test(`${name}: no option of a choice is refused`, () => {
    for (const text of variantsOf(source)) {
      const refused = findingsOf(text).filter(({ severity }) => severity === "error");
      assert.deepEqual(refused.map(describe), [], text);
    }
  });

  test(`${name}: tab stops run from 1 without a gap and end after the last line`, () => {
    const { text, stops } = expandSnippet(source, { variables });
    const numbers = [...stops.keys()].toSorted((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index),
    );
    assert.equal(stops.get(0), text.length);
    assert.doesNotMatch(source, /\t| $/m);
  });
}

test("options that belong together have no finding either: the nth of all sizes", () => {
  for (const prefix of ["cnpg-cluster-small", "cnpg-cluster-medium", "cnpg-cluster-large"]) {
    const found = Object.values(snippets).find((snippet) => snippet.prefix === prefix);
    const source = found?.body.join("\n") ?? "";
    const sized = /(Gi|GB|MB)/;
    for (const index of [0, 1, 2]) {
      const { text } = expandSnippet(source, {
        variables,
        option: (stop) => (sized.test(firstOption(source, stop)) ? index : 0),
      });
      assert.deepEqual(findingsOf(text).map(describe), [], text);
    }
  }
});

test("a mistake in a snippet is found", () => {
  const wrong =
    "apiVersion: postgresql.cnpg.io/v1\nkind: Pooler\nmetadata:\n  name: ${1:p}\nspec:\n";
  assert.notEqual(findingsOf(expandSnippet(`${wrong}  type: rv\n$0`).text).length, 0);
});

test("the expander reads defaults, choices, nesting, mirrors and escapes", () => {
  const body = "${1:a-${2:b}} $1 ${2} ${3|x,y\\,z|} \\$4 \\} {} $D$0";
  const { text, stops } = expandSnippet(body, { variables: { D: "24" } });
  assert.equal(text, "a-b a-b b x $4 } {} 24");
  assert.deepEqual([...stops.keys()], [1, 2, 3, 0]);
  assert.equal(expandSnippet("${1|x,y\\,z|}", { option: () => 1 }).text, "y,z");
  assert.throws(() => expandSnippet("${1:open"));
  assert.throws(() => expandSnippet("costs $ 5"));
  assert.throws(() => expandSnippet("$HOME"));
});

function findingsOf(text: string): readonly Finding[] {
  return diagnoseFile(readManifest(text), context).flatMap(({ findings }) => findings);
}

function describe({ severity, code, path: where, message }: Finding): string {
  return `${severity} ${code} ${where}: ${message}`;
}

/** The snippet once with each option of each choice, all others as they are. */
function variantsOf(source: string): readonly string[] {
  const { choices } = expandSnippet(source, { variables });
  return [...choices].flatMap(([chosen, count]) =>
    Array.from({ length: count }, (_, index) => {
      const option = (stop: number) => (stop === chosen ? index : 0);
      return expandSnippet(source, { variables, option }).text;
    }),
  );
}

function firstOption(source: string, stop: number): string {
  return new RegExp(`\\$\\{${stop}\\|([^,|]+)`).exec(source)?.[1] ?? "";
}

test("every manifest to start from is a snippet", () => {
  const text = readFileSync(projectPath("snippets/cnpg.code-snippets"), "utf8");
  const names = new Set(Object.keys(JSON.parse(text) as object));
  assert.deepEqual(
    manifestStarters.filter((name) => !names.has(name)),
    [],
  );
});
