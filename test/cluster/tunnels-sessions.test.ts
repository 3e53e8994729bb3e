import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { connect } from "node:net";
import { once } from "node:events";
import type { TestContext } from "node:test";
import { connectDatabase } from "#test/support/cluster/database-client.ts";
import type { DatabaseClient } from "#test/support/cluster/database-client.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { openTunnels } from "#test/support/cluster/open-tunnels.ts";
import { preparePrograms, whyWithout } from "#test/support/cluster/postgres-programs.ts";
import { runBounded } from "#test/support/cluster/run-bounded.ts";
import { createSmallDatabase } from "#test/support/cluster/small-database.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

const request = { profile: "node" } as const;
const fifty = Array.from({ length: 50 }, (_, index) => index + 1);

await describeCluster("tunnels to PostgreSQL", request, (cluster) => {
  let db: SmallDatabase;
  before(async () => {
    db = await createSmallDatabase(cluster());
  });
  after(() => db.remove());

  async function openTunnel(t: TestContext): Promise<Tunnel> {
    const open = await openTunnels(t, cluster(), db);
    return open.start();
  }

  /** A session that must not notice what happens to others. */
  async function openWitness(t: TestContext, tunnel: Tunnel): Promise<DatabaseClient> {
    const witness = await connectDatabase(tunnel.port, db);
    t.after(() => witness.end().catch(() => undefined));
    return witness;
  }

  async function judgeWitness(witness: DatabaseClient, tunnel: Tunnel): Promise<void> {
    assert.equal(await witness.ask("select 42"), 42);
    assert.equal(witness.problem(), undefined);
    await waitUntil(
      "the witness to be alone",
      () => tunnel.status(),
      ({ state, lastError }) =>
        lastError === undefined && state.kind === "active" && state.count === 1,
    );
  }

  test("200 sessions at once, each over verified TLS", async (t) => {
    const tunnel = await openTunnel(t);
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    const clients = await Promise.all(numbers.map(() => connectDatabase(tunnel.port, db)));
    const answers = clients.map((client, index) => client.ask(`select ${index}`));
    assert.deepEqual(await Promise.all(answers), numbers);
    const query = "select count(*)::int from pg_stat_ssl where ssl";
    assert.ok(Number(await clients[0]?.ask(query)) >= 200);
    assert.deepEqual(tunnel.status().state, { kind: "active", count: 200 });
    await Promise.all(clients.map((client) => client.end()));
    await waitUntil(
      "all to be over",
      () => tunnel.status(),
      ({ active, lastError }) => active === 0 && lastError === undefined,
    );
  });

  test(
    "50 times psql comes and goes over TLS; the port and other sessions live on",
    { skip: whyWithout("psql") },
    async (t) => {
      const tunnel = await openTunnel(t);
      const witness = await openWitness(t, tunnel);
      const programs = await preparePrograms(t, db);
      await runBounded(fifty, 4, async (number) => {
        const answer = await programs.run("psql", tunnel.port, ["-XAtc", `select ${number}`]);
        assert.equal(answer.trim(), String(number));
      });
      await judgeWitness(witness, tunnel);
      assert.equal(tunnel.status().total, 51);
    },
  );

  test("50 times pg comes over TLS, and half of them hang up in the middle", async (t) => {
    const tunnel = await openTunnel(t);
    const witness = await openWitness(t, tunnel);
    await runBounded(fifty, 4, async (number) => {
      const session = await connectDatabase(tunnel.port, db);
      assert.equal(await session.ask(`select ${number}`), number);
      if (number % 2 === 0) await session.end();
      else session.drop();
    });
    await judgeWitness(witness, tunnel);
  });

  test("50 resets by clients, in TLS's first words, touch no other session", async (t) => {
    const tunnel = await openTunnel(t);
    const witness = await openWitness(t, tunnel);
    await runBounded(fifty, 10, async () => {
      const socket = connect(tunnel.port, "127.0.0.1");
      socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
      const [answer] = (await once(socket, "data")) as [Buffer];
      assert.equal(answer.toString(), "S");
      socket.resetAndDestroy();
    });
    await judgeWitness(witness, tunnel);
  });

  const dumps = [
    ["pg_dump", ["--inserts", "--table", "dumped"], /^INSERT INTO/gm, 18],
    ["psql", ["-Xc", "copy dumped to stdout"], /x{500}$/gm, 0],
  ] as const;
  for (const [program, args, row, major] of dumps) {
    test(
      `${program} brings all of a table while others come and go`,
      { skip: whyWithout(program, major) },
      async (t) => {
        const tunnel = await openTunnel(t);
        const witness = await openWitness(t, tunnel);
        await witness.client.query(
          "create table if not exists dumped as select n, repeat('x', 500) as text from generate_series(1, 20000) as n",
        );
        const programs = await preparePrograms(t, db);
        const dump = programs.run(program, tunnel.port, args);
        const others = runBounded(fifty.slice(0, 10), 2, async () => {
          const session = await connectDatabase(tunnel.port, db);
          session.drop();
        });
        const [text] = await Promise.all([dump, others]);
        assert.equal([...text.matchAll(row)].length, 20_000);
        await judgeWitness(witness, tunnel);
      },
    );
  }

  test("a way that is reset ends its sessions honestly, and the next client gets through", async (t) => {
    const proxy = await cluster().openProxy();
    const open = await openTunnels(t, { kubeconfig: proxy.kubeconfig }, db);
    const tunnel = await open.start();
    const sessions = await Promise.all([1, 2, 3].map(() => connectDatabase(tunnel.port, db)));
    const asked = sessions.map((session) => session.ask("select pg_sleep(60)"));
    proxy.reset();
    for (const result of await Promise.allSettled(asked)) assert.equal(result.status, "rejected");
    assert.match(tunnel.status().lastError ?? "", /broke off/);
    const next = await connectDatabase(tunnel.port, db);
    assert.equal(await next.ask("select 1"), 1);
    assert.equal(tunnel.status().state.kind, "active");
    await next.end();
  });
});
