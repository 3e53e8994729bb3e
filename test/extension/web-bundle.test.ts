import { test } from "node:test";
import assert from "node:assert/strict";
import { build } from "esbuild";
import { projectPath } from "#scripts/project-path.ts";

test("the server bundles for a browser worker without anything of Node", async () => {
  const { outputFiles } = await build({
    entryPoints: [projectPath("src/server/browser-main.ts")],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    logLevel: "silent",
  });
  assert.ok((outputFiles[0]?.contents.length ?? 0) > 100_000);
});
