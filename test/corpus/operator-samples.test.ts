import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { diagnoseFile } from "#language/diagnose.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { english } from "#texts/en/english.ts";

/**
 * The samples in the operator's own documentation must have no error, as the API server takes them.
 * When this fails after a new release was added: ask a real API server about the document; what it
 * refuses is listed below, everything else is a false positive to be mended.
 */
const releases = ["1.29.1", "1.30.0", "1.30.1"];

/** Refused by the API server too. */
const reallyRefused: Readonly<Record<string, string>> = {
  "cluster-example-bis.yaml": "groupSnapshot is no field of the CRD",
  "cluster-restore-with-tablespaces.yaml": "tablespaces are a list, not a map",
};

for (const release of releases) {
  test(`no false error on the samples of operator ${release}`, (testContext) => {
    const folder = fetchSamples(release);
    if (folder === undefined) {
      testContext.skip("no Go tool chain: the samples come from the operator's Go module");
      return;
    }
    const { context } = createContext({ operatorVersion: release, rules: {} }, english);
    const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
    assert.ok(names.length > 50, `${names.length} samples`);
    const errors = names.flatMap((name) =>
      errorsOf(path.join(folder, name), context).map((text) => ({ name, text })),
    );
    const wrong = errors.filter(({ name }) => reallyRefused[name] === undefined);
    assert.deepEqual(wrong, []);
    for (const name of Object.keys(reallyRefused).filter((each) => names.includes(each))) {
      assert.ok(
        errors.some((each) => each.name === name),
        `${name} is refused by the server`,
      );
    }
    testContext.diagnostic(`${names.length} sample files`);
  });
}

function fetchSamples(release: string): string | undefined {
  if (spawnSync("go", ["version"]).status !== 0) return undefined;
  const module = `github.com/cloudnative-pg/cloudnative-pg@v${release}`;
  const output = execFileSync("go", ["mod", "download", "-json", module], {
    encoding: "utf8",
    cwd: "/",
    env: { ...process.env, GOFLAGS: "-mod=mod" },
  });
  const { Dir: root } = JSON.parse(output) as { Dir: string };
  return path.join(root, "docs/src/samples");
}

function errorsOf(file: string, context: Parameters<typeof diagnoseFile>[1]): string[] {
  const text = readFileSync(file, "utf8");
  return diagnoseFile(readManifest(text), context)
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === "error")
    .map(({ code, path: at, message }) => `${code} ${at}: ${message}`);
}
