import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { KubeError } from "#kube/kube-error.ts";
import { dial, readUntil, serve, serveEcho } from "#test/support/tunnels/tunnel-stage.ts";
import { carryConnection } from "#tunnels/carry-connection.ts";

test("a login that ends with the connection it was for is not the client's end", async (t) => {
  const pod = await serveEcho("one");
  t.after(() => pod.dispose());
  const failures: readonly KubeError[] = [new KubeError("cancelled", "the connection is closed")];
  const { client, retried } = await carry(t, failures, pod.port);
  assert.equal(await readUntil(client, "one\n"), "one\n");
  assert.deepEqual(retried, ["the connection is closed"]);
});

test("what no second try would mend ends the client with its reason", async (t) => {
  const refusal = new KubeError("forbidden", "you may not");
  const { client, over } = await carry(t, [refusal], 0);
  await once(client, "error");
  assert.equal(await over, refusal);
});

/** Carries a connection whose dials fail one after the other with these, and then succeed. */
async function carry(t: TestContext, failures: readonly Error[], port: number) {
  const [ended, retried] = [new AbortController(), [] as string[]];
  const left = [...failures];
  const accepted = new EventEmitter();
  const entrance = await serve((socket) => accepted.emit("socket", socket));
  const arrival = once(accepted, "socket");
  const client = await dial(entrance.port);
  const [local] = (await arrival) as [Socket];
  t.after(async () => {
    client.destroy();
    ended.abort();
    await entrance.dispose();
  });
  const over = carryConnection(local, {
    findPod: () => Promise.resolve("pg-1"),
    isStill: () => true,
    dial: async () => {
      const failure = left.shift();
      if (failure !== undefined) throw failure;
      const remote = connect({ port, host: "127.0.0.1" });
      await once(remote, "connect");
      return remote;
    },
    limit: 30_000,
    mayRepeat: true,
    onConnect: () => undefined,
    onRetry: ({ message }) => retried.push(message),
    signal: ended.signal,
  }).catch((error: unknown) => error);
  return { client, retried, over };
}
