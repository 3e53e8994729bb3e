import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { projectPath } from "#scripts/project-path.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";

await describeCluster("the explorer for a minute", { profile: "light", sandboxOnly: true }, () => {
  test("heap, sockets and timers stay what they are while everything changes", async (t) => {
    const args = ["--expose-gc", "scripts/soak-explorer.ts", "--minutes", "1"];
    const child = spawn(process.execPath, args, { cwd: projectPath(), signal: t.signal });
    child.once("error", () => undefined);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    }
    const [code] = (await once(child, "close")) as [number | null];
    t.diagnostic(output.trim().split("\n").at(-1) ?? "");
    assert.equal(code, 0, output);
  });
});
