import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openTunnels } from "#test/support/cluster/open-tunnels.ts";
import type { TunnelMeasure } from "#test/support/cluster/tunnel-process.ts";

/**
 * The other side of `tunnel-process.ts`: `run-tunnel.ts KUBECONFIG CLUSTER NAMESPACE`. Says its port, then its measures when
 * asked; ends when its parent is gone.
 */
const [, , file = "", name = "", namespace = ""] = process.argv;
const endings: (() => unknown)[] = [];
const after = { after: (work: unknown) => void endings.push(work as () => unknown) };
const kubeconfig = await readFile(file, "utf8");
const open = await openTunnels(after, { kubeconfig }, { name, namespace });
const tunnel = await open.start();
process.on("message", () => {
  assert.ok(globalThis.gc, "run it with --expose-gc");
  globalThis.gc();
  const measure: TunnelMeasure = { rss: process.memoryUsage.rss(), status: tunnel.status() };
  process.send?.(measure);
});
process.once("disconnect", () => {
  void (async () => {
    await open.dispose();
    for (const end of endings.reverse()) await end();
  })();
});
process.send?.(tunnel.port);
