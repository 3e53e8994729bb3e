import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type * as vscode from "vscode";
import { ConnectionPool } from "#kube/connections/connection-pool.ts";
import { LiveStore } from "#live/live-store.ts";
import { keyOfTarget } from "#live/tunnel-target.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { fakeEditor, provideEditor } from "#test/support/fake-editor.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";
import { writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { startCluster } from "#test/support/tunnels/fake-cluster.ts";
import type { FakeCluster } from "#test/support/tunnels/fake-cluster.ts";
import { dial, readUntil, serveEcho, target } from "#test/support/tunnels/tunnel-stage.ts";

provideEditor();
const { Explorer } = await import("#extension/live/explorer.ts");
const { createConnectSide } = await import("#extension/live/create-connect-services.ts");

const soon = { interval: 10, timeout: 20_000 };
const key = keyOfTarget(target);

test("a context that leaves the kubeconfig: the port stays, the row says why, nobody waits, and it heals", async (t) => {
  const { cluster, connect, row, write, dialPort } = await open(t);
  const session = await dialPort();
  await readUntil(session, "one\n");
  await write();
  await row(/failed: the kubeconfig does not say how to reach this context/);
  // What was there goes on; what is new is refused at once.
  session.write("still\n");
  await readUntil(session, "still\n");
  const dials = cluster.ports.dialled.length;
  // The reset may be faster than the dial.
  const late = dialPort().then((client) => once(client, "end"));
  await assert.rejects(late, { code: "ECONNRESET" });
  assert.equal(cluster.ports.dialled.length, dials);
  assert.match(connect.services.tunnels.get(key)?.status().lastError ?? "", /kubeconfig/);
  await write({ cluster });
  await row(/→ pg-1 · 1 connected/);
  await readUntil(await dialPort(), "one\n");
});

test("a context with another server: new clients go there, a session stays where it is", async (t) => {
  const { cluster, row, write, dialPort, serveOther } = await open(t);
  const session = await dialPort();
  await readUntil(session, "one\n");
  const other = await serveOther("two");
  await write({ cluster: other });
  await waitUntil(
    "the other server to be followed",
    () => other.api.openWatches,
    (count) => count > 0,
    soon,
  );
  await waitUntil(
    "the old one not to be any more",
    () => cluster.api.openWatches,
    (count) => count === 0,
    soon,
  );
  await row(/→ pg-1/);
  await readUntil(await dialPort(), "two\n");
  session.write("still\n");
  await readUntil(session, "still\n");
  assert.equal(cluster.ports.sockets.size, 1);
});

test("renewed credentials: no session ends, and the next client comes with the new ones", async (t) => {
  const { cluster, row, write, dialPort } = await open(t);
  const session = await dialPort();
  await readUntil(session, "one\n");
  cluster.ports.knows = (authorization) => authorization === "Bearer renewed";
  await write({ cluster, token: "renewed" });
  await usesNewToken(cluster);
  await row(/→ pg-1 · 1 connected/);
  await readUntil(await dialPort(), "one\n");
  session.write("still\n");
  await readUntil(session, "still\n");
});

test("a kubeconfig that changes while nobody listens any more leaves nothing at the server", async (t) => {
  const { cluster, connect, explorer, write, dialPort } = await open(t);
  const session = await dialPort();
  await readUntil(session, "one\n");
  session.on("error", () => undefined);
  await write({ cluster, token: "renewed" });
  await usesNewToken(cluster);
  connect.services.tunnels.stop(key);
  await explorer.dispose();
  await waitUntil(
    "no watch and no stream",
    () => [cluster.api.openWatches, cluster.ports.sockets.size],
    (seen) => seen.join() === "0,0",
    soon,
  );
});

test("in a remote window the address is that of the person's own machine, asked for once", async (t) => {
  const { connect, row } = await open(t, {
    remoteName: "ssh-remote",
    outside: () => "127.0.0.1:61234",
  });
  await row(/^localhost:61234 → pg-1/);
  await row(/^localhost:61234 → pg-1/);
  const tunnel = connect.services.tunnels.get(key);
  assert.deepEqual(fakeEditor.asked, [`localhost:${tunnel?.port}`]);
  assert.deepEqual(await connect.services.reachOf(tunnel?.port ?? 0), {
    port: 61_234,
    machine: "other",
  });
});

const inside: readonly (readonly [what: string, Partial<typeof fakeEditor>, asked: number])[] = [
  ["a local window", {}, 0],
  ["a browser", { remoteName: "codespaces", isWeb: true }, 0],
  ["a proxy for web pages", { remoteName: "tunnel", outside: () => "x-5432.example.dev" }, 1],
  [
    "a person who has switched forwarding off",
    {
      remoteName: "wsl",
      outside: () => {
        throw new Error("forwarding is off");
      },
    },
    1,
  ],
];
for (const [what, editor, asked] of inside) {
  test(`the address is the port's own for ${what}`, async (t) => {
    const { connect, row } = await open(t, editor);
    const port = connect.services.tunnels.get(key)?.port;
    await row(new RegExp(`^localhost:${port} `));
    assert.equal(fakeEditor.asked.length, asked);
  });
}

test("the clock that shows bytes stops when nobody is connected, whatever the row says", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { connect, write, row, dialPort } = await open(t);
  const session = await dialPort();
  await readUntil(session, "one\n");
  await write();
  await row(/failed: /);
  let changes = 0;
  connect.view.onDidChangeTreeData(() => (changes += 1));
  session.destroy();
  await waitUntil(
    "the end",
    () => connect.services.tunnels.get(key)?.status().active,
    (count) => count === 0,
    soon,
  );
  const drawInAMinute = (): number => {
    const before = changes;
    t.mock.timers.tick(60_000);
    return changes - before;
  };
  await waitUntil("a quiet minute", drawInAMinute, (count) => count === 0, soon);
});

interface Wanted {
  readonly cluster?: FakeCluster;
  readonly token?: string;
}

/** A window with a tunnel to the primary, in which the kubeconfig is a file. */
async function usesNewToken({ api }: FakeCluster): Promise<void> {
  await waitUntil(
    "the new token to be used",
    () => api.requests.at(-1)?.headers.authorization,
    (used) => used === "Bearer renewed",
    soon,
  );
}

async function open(t: TestContext, editor: Partial<typeof fakeEditor> = {}) {
  const usual = { remoteName: undefined, isWeb: false, outside: (address: string) => address };
  Object.assign(fakeEditor, usual, editor);
  fakeEditor.settings.clear();
  fakeEditor.asked.length = 0;
  const cluster = await serveCluster(t, "one");
  const config = join(await makeTemporaryFolder(t), "config");
  process.env["KUBECONFIG"] = config;
  const write = ({ cluster: of, token = "secret" }: Wanted = {}): Promise<void> =>
    writeFile(config, of === undefined ? "" : contextAt(of.api.server, token));
  await write({ cluster });
  const extension = { globalState: createMemento(), globalStorageUri: {} };
  const pool = new ConnectionPool(() => undefined);
  const store = new LiveStore();
  const explorer = new Explorer(pool, store, extension.globalState, () => undefined);
  const parts = { extension, pool, store, explorer } as unknown as Parameters<
    typeof createConnectSide
  >[0];
  const connect = createConnectSide(parts);
  const clients: Socket[] = [];
  t.after(async () => {
    for (const client of clients) client.destroy();
    connect.dispose();
    await explorer.dispose();
    pool.dispose();
  });
  await explorer.open();
  const { port } = await connect.services.tunnels.start(target);
  const describe = async () =>
    String(
      (await connect.view.getTreeItem({ kind: "tunnel", id: key, context: "fake" })).description,
    );
  const row = (wanted: RegExp): Promise<string> =>
    waitUntil(`a row like ${String(wanted)}`, describe, (text) => wanted.test(text), soon);
  await row(/→ pg-1/);
  return {
    cluster,
    connect,
    explorer,
    write,
    row,
    serveOther: (name: string) => serveCluster(t, name),
    dialPort: async (): Promise<Socket> => {
      const client = await dial(port);
      // Whoever listens hears of it all the same.
      client.on("error", () => undefined);
      clients.push(client);
      return client;
    },
  };
}

/** A cluster whose primary says this. */
async function serveCluster(t: TestContext, word: string): Promise<FakeCluster> {
  const [cluster, pod] = [await startCluster(), await serveEcho(word)];
  cluster.ports.pods.set("pg-1", { port: pod.port });
  t.after(async () => {
    await cluster.dispose();
    await pod.dispose();
  });
  return cluster;
}

function contextAt(server: string, token: string): string {
  const cluster = { server, "insecure-skip-tls-verify": true };
  return writeParts({ name: "fake", cluster, user: { token } });
}

function createMemento(): vscode.Memento {
  const memory = new Map<string, unknown>();
  return {
    get: (name: string) => memory.get(name),
    update: (name: string, value: unknown) => Promise.resolve(void memory.set(name, value)),
  } as unknown as vscode.Memento;
}
