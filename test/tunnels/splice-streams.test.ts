import assert from "node:assert/strict";
import { once } from "node:events";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { test } from "node:test";
import { dial, serve } from "#test/support/tunnels/tunnel-stage.ts";
import { spliceStreams } from "#tunnels/splice-streams.ts";

/** A pod that says so much and ends, and takes what it is told. */
function createPod(said: readonly Buffer[]): { readonly pod: Duplex; readonly heard: Buffer[] } {
  const rest = [...said];
  const heard: Buffer[] = [];
  const pod = new Duplex({
    highWaterMark: 262_144,
    read() {
      this.push(rest.shift() ?? null);
    },
    writev(chunks, done) {
      // What it is given may be freed afterwards.
      heard.push(...chunks.map(({ chunk }) => Buffer.from(chunk as Buffer)));
      done();
    },
  });
  return { pod, heard };
}

async function connectPair(t: {
  after(work: () => unknown): void;
}): Promise<readonly [Socket, Socket]> {
  const taken: Socket[] = [];
  const server = await serve((socket) => taken.push(socket));
  t.after(() => server.dispose());
  const client = await dial(server.port);
  while (taken[0] === undefined) await new Promise(setImmediate);
  return [client, taken[0]];
}

test("who reads slowly is not cut when the pod has ended", async (t) => {
  const { pod } = createPod([Buffer.from("the rest")]);
  let take: () => void = () => undefined;
  const reader = new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => (take = done),
  });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const over = spliceStreams(reader as Socket, pod);
  await once(pod, "end");
  t.mock.timers.tick(60_000);
  assert.equal(reader.destroyed, false);
  const finished = once(reader, "finish");
  // The rest is corked until the turn is over.
  await new Promise(setImmediate);
  take();
  await finished;
  t.mock.timers.tick(5000);
  assert.equal(await over, undefined);
});

test("a client that does not close after the pod's end is closed five seconds later", async (t) => {
  const { pod } = createPod([Buffer.from("bye")]);
  const [client, local] = await connectPair(t);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const over = spliceStreams(local, pod);
  client.resume();
  await once(client, "end");
  t.mock.timers.tick(5000);
  assert.equal(await over, undefined);
  assert.equal(local.destroyed, true);
});

test("what comes in one turn goes out at once, in order", async (t) => {
  const { pod, heard } = createPod([]);
  pod.push(Buffer.from("welcome"));
  const [client, local] = await connectPair(t);
  void spliceStreams(local, pod);
  client.write("one,");
  client.write("two,");
  client.end("three");
  await once(pod, "finish");
  assert.equal(Buffer.concat(heard).toString(), "one,two,three");
});
