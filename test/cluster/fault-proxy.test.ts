import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, connect, type Server, type Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import { type FaultProxy, openFaultProxy } from "#test/support/cluster/fault-proxy.ts";

/** The proxy before a server that sends everything back. It needs no cluster. */
describe("fault proxy", () => {
  let echo: Server;
  let proxy: FaultProxy;
  const clients: Socket[] = [];

  before(async () => {
    echo = createServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.pipe(socket);
    });
    echo.listen(0, "127.0.0.1");
    await once(echo, "listening");
    const { port } = echo.address() as { port: number };
    proxy = await openFaultProxy(writeKubeconfig(`https://127.0.0.1:${port}`));
  });

  after(async () => {
    for (const client of clients) client.destroy();
    await proxy.dispose();
    echo.close();
  });

  async function dial(): Promise<Socket> {
    const client = connect(proxy.port, "127.0.0.1");
    clients.push(client);
    client.setEncoding("utf8");
    await once(client, "connect");
    return client;
  }

  async function ask(client: Socket, text: string): Promise<string> {
    client.write(text);
    return String((await once(client, "data"))[0]);
  }

  test("puts its address into the kubeconfig", () => {
    const { clusters } = JSON.parse(proxy.kubeconfig) as {
      readonly clusters: readonly { readonly cluster: { readonly server: string } }[];
    };
    assert.deepEqual(
      clusters.map(({ cluster }) => cluster.server),
      [`https://127.0.0.1:${proxy.port}`],
    );
  });

  test("hands bytes on and counts connections", async () => {
    const before = proxy.taken;
    const client = await dial();
    assert.equal(await ask(client, "hello"), "hello");
    assert.equal(proxy.taken, before + 1);
    assert.equal(proxy.open, 1);
    client.end();
    await once(client, "close");
  });

  test("cut ends a connection in order", async () => {
    const client = await dial();
    await ask(client, "hello");
    client.resume();
    proxy.cut();
    await once(client, "end");
    await once(client, "close");
    assert.equal(client.errored, null);
  });

  test("reset breaks a connection", async () => {
    const client = await dial();
    await ask(client, "hello");
    const failure = once(client, "error");
    proxy.reset();
    assert.equal((await failure)[0].code, "ECONNRESET");
  });

  test("in the mode reset new connections are broken", async () => {
    await proxy.setMode({ kind: "reset" });
    const client = connect(proxy.port, "127.0.0.1");
    clients.push(client);
    assert.equal((await once(client, "error"))[0].code, "ECONNRESET");
    await proxy.setMode({ kind: "pass" });
  });

  test("in the mode refuse nobody listens, and afterwards somebody does on the same port", async () => {
    await proxy.setMode({ kind: "refuse" });
    const client = connect(proxy.port, "127.0.0.1");
    clients.push(client);
    assert.equal((await once(client, "error"))[0].code, "ECONNREFUSED");
    await proxy.setMode({ kind: "pass" });
    assert.equal(await ask(await dial(), "back"), "back");
  });

  test("in the mode delay bytes come later, in order", async () => {
    const client = await dial();
    await proxy.setMode({ kind: "delay", milliseconds: 60 });
    const began = performance.now();
    assert.equal(await ask(client, "late"), "late");
    // Both ways.
    assert.ok(performance.now() - began >= 118);
    await proxy.setMode({ kind: "pass" });
  });

  test("in the mode stall nothing comes until it passes again", async () => {
    const client = await dial();
    await proxy.setMode({ kind: "stall" });
    let heard = "";
    client.on("data", (text) => (heard += String(text)));
    client.write("waiting");
    // A connection that is made and answered through another path shows that time has passed.
    const other = connect((echo.address() as { port: number }).port, "127.0.0.1");
    clients.push(other);
    other.write("x");
    await once(other, "data");
    assert.equal(heard, "");
    await proxy.setMode({ kind: "pass" });
    if (heard === "") await once(client, "data");
    assert.equal(heard, "waiting");
  });

  test("a connection whose server is gone is broken", async () => {
    const gone = await openFaultProxy(writeKubeconfig("https://127.0.0.1:1"));
    const client = connect(gone.port, "127.0.0.1");
    client.resume();
    const [error] = await once(client, "error");
    assert.equal(error.code, "ECONNRESET");
    await gone.dispose();
  });

  test("a name of the server stays what its certificate has to be for", async () => {
    const named = await openFaultProxy(writeKubeconfig("https://cluster.example:6443"));
    assert.match(named.kubeconfig, /"tls-server-name":"cluster\.example"/);
    await named.dispose();
  });

  test("a kubeconfig without a current context is refused", async () => {
    const nothing = JSON.stringify({ ...JSON.parse(writeKubeconfig("https://x")), contexts: [] });
    await assert.rejects(openFaultProxy(nothing), /no current context/);
  });
});

function writeKubeconfig(server: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "c",
    clusters: [{ name: "c", cluster: { server } }],
    users: [{ name: "c", user: {} }],
    contexts: [{ name: "c", context: { cluster: "c", user: "c" } }],
  });
}
