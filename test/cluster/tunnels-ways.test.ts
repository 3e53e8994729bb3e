import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { TestContext } from "node:test";
import { requireSandbox, restartApiServer } from "#test/support/cluster/control-server.ts";
import { connectDatabase } from "#test/support/cluster/database-client.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { openTunnels } from "#test/support/cluster/open-tunnels.ts";
import type { OpenTunnels } from "#test/support/cluster/open-tunnels.ts";
import { signToken } from "#test/support/cluster/sign-token.ts";
import { createSmallDatabase } from "#test/support/cluster/small-database.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { openHttpProxy, openSocksProxy } from "#test/support/kube/counting-proxies.ts";
import type { KubeconfigParts } from "#test/support/kube/edit-kubeconfig.ts";
import { writePlugin } from "#test/support/kube/exec-plugin.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

const rules = [
  { apiGroups: ["postgresql.cnpg.io"], resources: ["*"], verbs: ["get", "list", "watch"] },
  { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] },
  { apiGroups: [""], resources: ["pods/portforward"], verbs: ["get", "create"] },
];

await describeCluster("the ways of tunnels", { profile: "node", sandboxOnly: true }, (cluster) => {
  let db: SmallDatabase;
  before(async () => {
    db = await createSmallDatabase(cluster());
  });
  after(() => db.remove());

  async function open(
    t: TestContext,
    change?: (parts: KubeconfigParts) => Partial<KubeconfigParts>,
  ): Promise<OpenTunnels> {
    const { kubeconfig } = cluster();
    return openTunnels(t, { kubeconfig, ...(change === undefined ? {} : { change }) }, db);
  }

  async function askThrough(port: number, question = "select 42"): Promise<unknown> {
    const session = await connectDatabase(port, db);
    const answer = await session.ask(question);
    await session.end();
    return answer;
  }

  for (const [kind, openProxy] of [
    ["HTTP", openHttpProxy],
    ["SOCKS", openSocksProxy],
  ] as const) {
    test(`by the ${kind} proxy that the kubeconfig names, watches and streams alike`, async (t) => {
      // A name that nobody else can look up: what does not go by the proxy goes nowhere.
      const proxy = await openProxy(t, () => "127.0.0.1");
      const throughProxy = ({ cluster: server }: KubeconfigParts) => {
        const { port } = new URL(String(server["server"]));
        const address = `https://server.invalid:${port}`;
        const hidden = { server: address, "tls-server-name": "localhost" };
        return { cluster: { ...server, ...hidden, "proxy-url": proxy.url } };
      };
      const tunnel = await (await open(t, throughProxy)).start();
      assert.equal(await askThrough(tunnel.port), 42);
      assert.equal(await askThrough(tunnel.port), 42);
      assert.ok(proxy.asked.every((address) => address.startsWith("server.invalid:")));
    });
  }

  test("a token that the server does not take any more is renewed once for all who connect", async (t) => {
    const { namespace } = db;
    const user = await cluster().createUser({ name: "guest", namespace, rules });
    const key = await readFile(join(requireSandbox(cluster()).folder, "pki", "sa.key"), "utf8");
    // The server takes a token for one more minute, and remembers a good one for ten seconds.
    const ends = Date.now() - 50_000;
    const tokens = [signToken(key, user, new Date(ends)), user.token];
    const plugin = await writePlugin(await makeTemporaryFolder(t), { tokens });
    const opened = await open(t, () => ({ user: { exec: plugin.exec } }));
    const tunnel = await opened.start();
    assert.equal(await askThrough(tunnel.port), 42);
    assert.equal(await plugin.runs(), 1);
    const old = { user: { token: tokens[0] } };
    const stranger = await (await open(t, () => old)).followed.pool.get("real");
    const path = `/api/v1/namespaces/${namespace}/pods`;
    await waitUntil(
      "the server to refuse the token",
      () => stranger.request({ path }).then(String, ({ reason }: { reason: string }) => reason),
      (reason) => reason === "unauthorized",
      { timeout: 30_000 },
    );
    const answers = await Promise.all(Array.from({ length: 8 }, () => askThrough(tunnel.port)));
    assert.deepEqual(new Set(answers), new Set([42]));
    assert.equal(await plugin.runs(), 2);
  });

  test("a server that is restarted: sessions end honestly, and the next gets through by itself", async (t) => {
    const tunnel = await (await open(t)).start();
    const session = await connectDatabase(tunnel.port, db);
    const asked = assert.rejects(session.ask("select pg_sleep(120)"));
    const restart = restartApiServer(cluster());
    await asked;
    // Most of this one's life it waits for the server.
    assert.equal(await askThrough(tunnel.port), 42);
    await restart;
    assert.equal(await askThrough(tunnel.port), 42);
    await waitUntil(
      "nothing to be wrong",
      () => tunnel.status().state.kind,
      (kind) => kind === "listening",
    );
  });

  test("a pod that is deleted: its sessions end, and a client that comes meanwhile gets the next pod", async (t) => {
    const tunnel = await (await open(t)).start();
    const session = await connectDatabase(tunnel.port, db);
    const started = "select pg_postmaster_start_time()::text";
    const before = await session.ask(started);
    const asked = assert.rejects(session.ask("select pg_sleep(120)"));
    const metadata = { name: `${db.name}-1`, namespace: db.namespace };
    await cluster().client.remove({ apiVersion: "v1", kind: "Pod", metadata });
    await asked;
    assert.notEqual(await askThrough(tunnel.port, started), before);
  });
});
