import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import type { TestContext } from "node:test";
import { liveCommands } from "#commands/commands.ts";
import { keyOfTarget } from "#live/tunnel-target.ts";
import { connectDatabase } from "#test/support/cluster/database-client.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { openTunnels } from "#test/support/cluster/open-tunnels.ts";
import { findProgram, whyWithout } from "#test/support/cluster/postgres-programs.ts";
import { runBounded } from "#test/support/cluster/run-bounded.ts";
import { createSmallDatabase } from "#test/support/cluster/small-database.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { createFakeConnect } from "#test/support/live/fake-connect.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";
import { createServices } from "#test/support/live/services.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import type { TreeNode } from "#tree/tree-node.ts";

await describeCluster("what tunnels leave behind", { profile: "node" }, (cluster) => {
  let db: SmallDatabase;
  before(async () => {
    db = await createSmallDatabase(cluster());
  });
  after(() => db.remove());

  test("no socket, listener, watch or timer, after 200 sessions by 20 tunnels", async (t) => {
    const proxy = await cluster().openProxy();
    const atFirst = countResources();
    const open = await openTunnels(t, { kubeconfig: proxy.kubeconfig }, db);
    for (let round = 0; round < 20; round += 1) {
      const tunnel = await open.start();
      await runBounded(Array.from({ length: 10 }), 5, () => askForTls(tunnel.port));
      open.tunnels.stop(keyOfTarget(tunnel.target));
      await assert.rejects(askForTls(tunnel.port), { code: "ECONNREFUSED" });
    }
    await open.dispose();
    await waitUntil(
      "no connection to the server",
      () => proxy.open,
      (count) => count === 0,
    );
    await proxy.dispose();
    await waitUntil("nothing more than at first", countResources, (now) => now <= atFirst);
  });

  test(
    "no password: in arguments, logs, settings, state, documents, nor in a file once psql is closed",
    { skip: whyWithout("psql") },
    async (t) => {
      const open = await openTunnels(t, { kubeconfig: cluster().kubeconfig }, db);
      const tunnel = await open.start();
      await (await connectDatabase(tunnel.port, db)).end();
      const scripted = createScriptedUi("Read Only");
      const folder = await makeTemporaryFolder(t);
      const psqlPath = findProgram("psql") ?? "";
      const connect = createFakeConnect({
        tunnels: open.tunnels,
        settings: () => ({ psqlPath, readOnly: [] }),
        async keepFile(name, text) {
          await writeFile(join(folder, name), text);
          return join(folder, name);
        },
      });
      const { pool, store } = open.followed;
      const services = { ...createServices(scripted.ui, { connect }), connections: pool, store };
      const row = {
        kind: "tunnel",
        id: keyOfTarget(tunnel.target),
        context: tunnel.target.context,
      };
      await liveCommands["cnpg.connection.check"](row as unknown as TreeNode, services);
      assert.match([...scripted.shown.values()].join("\n"), /18\./);
      await liveCommands["cnpg.psql.tunnel"](row as unknown as TreeNode, services);
      const [terminal] = connect.locals;
      assert.ok(terminal);
      const passFile = terminal.environment["PGPASSFILE"] ?? "";
      assert.match(await readFile(passFile, "utf8"), new RegExp(db.password));
      const told = await useTerminal(t, terminal, async () => {
        const seen = await findInProcesses(db.password);
        assert.deepEqual(seen, []);
      });
      assert.match(told, /42/);
      terminal.onClose();
      await waitUntil(
        "the pass file to be gone",
        () =>
          stat(passFile).then(
            () => true,
            () => false,
          ),
        (isThere) => !isThere,
      );
      assert.deepEqual(await findInOurFiles(db.password), []);
      const kept = [open.memory, scripted.transcript, [...scripted.shown], scripted.details];
      const others = [services.logged, [...connect.files], connect.secrets, told];
      assert.doesNotMatch(JSON.stringify([...kept, ...others]), new RegExp(db.password));
    },
  );
});

function countResources(): number {
  return process.getActiveResourcesInfo().filter((name) => name !== "CloseReq").length;
}

async function askForTls(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  const [answer] = (await once(socket, "data")) as [Buffer];
  assert.equal(answer.toString(), "S");
  const closed = once(socket, "close");
  socket.destroy();
  await closed;
}

interface Started {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs what a terminal would run, and looks around while it has answered and waits for more; gives what it prints. */
async function useTerminal(
  t: TestContext,
  { program, args, environment }: Started,
  look: () => Promise<void>,
): Promise<string> {
  const child = spawn(program, [...args], { env: { ...process.env, ...environment } });
  t.after(() => child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  child.stdin.write("select 40 + 2 as answer;\n");
  await waitUntil(
    "psql to answer",
    () => output,
    (text) => text.includes("42"),
  );
  await look();
  child.stdin.end("\\q\n");
  await once(child, "close");
  return output;
}

/** Arguments and environments of all processes that may be seen, by name; Linux alone shows them. */
async function findInProcesses(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  const names = process.platform === "linux" ? await readdir("/proc") : [];
  for (const name of names.filter((entry) => /^\d+$/.test(entry))) {
    for (const part of ["cmdline", "environ"]) {
      const file = join("/proc", name, part);
      // Some end while they are looked at.
      const content = await readFile(file, "latin1").catch(() => "");
      if (content.includes(text)) found.push(file);
    }
  }
  return found;
}

/** Files in folders that we make below the one for temporary files. */
async function findInOurFiles(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of (await readdir(tmpdir())).filter((name) => name.startsWith("cnpg-"))) {
    const place = join(tmpdir(), folder);
    const files = await readdir(place, { recursive: true }).catch(() => []);
    for (const file of files) {
      const content = await readFile(join(place, file), "latin1").catch(() => "");
      if (content.includes(text)) found.push(file);
    }
  }
  return found;
}
