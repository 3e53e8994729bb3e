import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";

/** Loads the packaged bundle in a fresh process with a `vscode` that does nothing, and activates it. */
const program = `
const Module = require("node:module");
const load = Module._load;
const nothing = new Proxy(function () {}, {
  get: (_target, key) => (key === "then" ? undefined : key === Symbol.toPrimitive ? () => "" : nothing),
  // Bundled code copies a module's own members and leaves the rest to its prototype.
  getPrototypeOf: () => nothing,
  set: () => true,
  apply: () => nothing,
  construct: () => nothing,
});
Module._load = (name, ...rest) => (name === "vscode" ? nothing : load(name, ...rest));
const began = performance.now();
const extension = require(process.argv[1]);
extension.activate({
  subscriptions: [],
  asAbsolutePath: (path) => "/nowhere/" + path,
  globalStorageUri: { fsPath: "/nowhere/storage" },
});
process.stdout.write(String(performance.now() - began), () => process.exit(0));
`;

test("loading and activating takes less than 80 ms", (context) => {
  const bundle = projectPath("dist/extension.cjs");
  const times = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, ["-e", program, bundle], { encoding: "utf8" })),
  );
  const best = Math.min(...times);
  context.diagnostic(`${best.toFixed(1)} ms at best, ${Math.max(...times).toFixed(1)} ms at worst`);
  assert.ok(best > 0 && best < 80, times.join(", "));
});
