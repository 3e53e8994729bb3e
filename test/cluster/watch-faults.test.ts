import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import { connect, type Connection } from "#sandbox/kubernetes/connect.ts";
import { type WatchEvent, watchObjects } from "#sandbox/kubernetes/watch-objects.ts";
import {
  expireHistory,
  restartApiServer,
  withPartDown,
} from "#test/support/cluster/control-server.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import type { FaultProxy } from "#test/support/cluster/fault-proxy.ts";

const request = { profile: "light", sandboxOnly: true } as const;

await describeCluster("faults at a watching client", request, (cluster) => {
  let namespace = "";
  let path = "";
  let proxy: FaultProxy;
  let version = "";
  before(async () => {
    namespace = await cluster().createNamespace();
    path = `/api/v1/namespaces/${namespace}/configmaps`;
    proxy = await cluster().openProxy();
  });

  /** A client behind the proxy that has just seen an object. */
  async function startWatch(context: {
    after(work: () => void): void;
  }): Promise<{ events: AsyncGenerator<WatchEvent>; connection: Connection }> {
    const connection = await connect(proxy.kubeconfig);
    context.after(() => connection.dispose());
    const events = watchObjects(connection, path, {});
    const object = await touch();
    version = object.metadata.resourceVersion ?? "";
    for (;;) {
      const { value } = await events.next();
      const event = value as WatchEvent;
      if (event.object.metadata.resourceVersion === version) break;
    }
    return { events, connection };
  }

  function touch(): ReturnType<ReturnType<typeof cluster>["applyObject"]> {
    const metadata = { name: "seen", namespace };
    const data = { at: String(performance.now()) };
    return cluster().applyObject({ apiVersion: "v1", kind: "ConfigMap", metadata, data });
  }

  test("cut: the stream breaks, and a new watch goes on where it was", async (context) => {
    const { events, connection } = await startWatch(context);
    proxy.cut();
    await assert.rejects(events.next());
    const next = await touch();
    const again = watchObjects(connection, path, { resourceVersion: version });
    const { value } = await again.next();
    assert.equal(
      (value as WatchEvent).object.metadata.resourceVersion,
      next.metadata.resourceVersion,
    );
    await again.return(undefined);
  });

  test("reset: the stream breaks with ECONNRESET", async (context) => {
    const { events } = await startWatch(context);
    proxy.reset();
    await assert.rejects(events.next(), { code: "ECONNRESET" });
  });

  test("stall: nothing arrives, and all of it does afterwards", async (context) => {
    const { events } = await startWatch(context);
    await proxy.setMode({ kind: "stall" });
    let arrived = false;
    const next = events.next().finally(() => (arrived = true));
    const changed = await touch();
    // Another client sees the change at once.
    await cluster().client.read(changed);
    assert.equal(arrived, false);
    await proxy.setMode({ kind: "pass" });
    const { value } = await next;
    assert.equal(
      (value as WatchEvent).object.metadata.resourceVersion,
      changed.metadata.resourceVersion,
    );
    await events.return(undefined);
  });

  test("refuse: a new connection fails", async (context) => {
    await proxy.setMode({ kind: "refuse" });
    context.after(() => proxy.setMode({ kind: "pass" }));
    const connection = await connect(proxy.kubeconfig);
    context.after(() => connection.dispose());
    await assert.rejects(connection.ask("/version"), { code: "ECONNREFUSED" });
  });

  test("restart of the API server: the watch ends, and a new one goes on", async (context) => {
    const { events, connection } = await startWatch(context);
    const ended = drain(events);
    await restartApiServer(cluster());
    await ended;
    const next = await touch();
    const again = watchObjects(connection, path, {});
    const { value } = await again.next();
    assert.equal(
      (value as WatchEvent).object.metadata.resourceVersion,
      next.metadata.resourceVersion,
    );
    await again.return(undefined);
  });

  test("while the API server is down, requests fail", async () => {
    await withPartDown(cluster(), "apiserver", async () => {
      const connection = await connect(proxy.kubeconfig);
      await assert.rejects(connection.ask("/version"));
      connection.dispose();
    });
  });

  test("forgotten history: the watch from what was seen is answered with 410", async (context) => {
    const { events, connection } = await startWatch(context);
    const ended = drain(events);
    await expireHistory(cluster());
    await ended;
    const again = watchObjects(connection, path, { resourceVersion: version });
    await assert.rejects(again.next(), (error: unknown) => {
      assert.ok(error instanceof ApiError);
      assert.equal(error.code, 410);
      assert.equal(error.status.reason, "Expired");
      return true;
    });
  });
});

/** Reads until the stream ends, in order or broken. */
async function drain(events: AsyncGenerator<WatchEvent>): Promise<void> {
  try {
    while ((await events.next()).done !== true);
  } catch (error) {
    assert.ok(error instanceof Error);
  }
}
