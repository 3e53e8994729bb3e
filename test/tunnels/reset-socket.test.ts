import assert from "node:assert/strict";
import { once } from "node:events";
import type { Socket } from "node:net";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { dial, serve } from "#test/support/tunnels/tunnel-stage.ts";
import { resetSocket } from "#tunnels/reset-socket.ts";

async function connectPair(t: TestContext): Promise<{ client: Socket; local: Socket }> {
  let take: (socket: Socket) => void = () => undefined;
  const taken = new Promise<Socket>((resolve) => (take = resolve));
  const server = await serve((socket) => take(socket));
  t.after(() => server.dispose());
  return { client: await dial(server.port), local: await taken };
}

test("the other end sees a reset", async (t) => {
  const { client, local } = await connectPair(t);
  const failed = once(client, "error");
  resetSocket(local);
  assert.equal(((await failed)[0] as NodeJS.ErrnoException).code, "ECONNRESET");
});

for (const ticks of [0, 1, 2, 3]) {
  test(`a socket is closed whose end began ${ticks} ticks before, and what was sent arrives`, async (t) => {
    const { client, local } = await connectPair(t);
    const heard = client.toArray();
    const closed = once(local, "close");
    local.end("goodbye");
    for (let tick = 0; tick < ticks; tick += 1) {
      await new Promise<void>((resolve) => process.nextTick(resolve));
    }
    resetSocket(local);
    await closed;
    // Without a tick nothing was under way yet, and a reset may overtake it.
    if (ticks > 0) assert.equal(Buffer.concat((await heard) as Buffer[]).toString(), "goodbye");
    else await heard.catch(() => undefined);
    client.destroy();
  });
}
