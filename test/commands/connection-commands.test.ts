import assert from "node:assert/strict";
import { stat, readFile } from "node:fs/promises";
import { once } from "node:events";
import { test } from "node:test";
import { liveCommands } from "#commands/commands.ts";
import type { LiveCommandId } from "#commands/commands.ts";
import type { ConnectServices } from "#commands/connection/connect-services.ts";
import { PodPsql } from "#commands/psql/pod-psql.ts";
import { isReadOnly } from "#commands/psql/is-read-only.ts";
import { clusterNode } from "#tree/make-nodes.ts";
import type { ExecListener } from "#kube/stream/open-exec.ts";
import { createServices } from "#test/support/live/services.ts";
import { createFakeConnect } from "#test/support/live/fake-connect.ts";
import { listEverything, makeCluster, makePod } from "#test/support/live/objects.ts";
import { createScriptedUi } from "#test/support/scripted-ui.ts";
import { dial, serve } from "#test/support/tunnels/tunnel-stage.ts";

const canary = "canary-8d1f";
const encode = (text: string): string => Buffer.from(text).toString("base64");
const answers = {
  "GET /api/v1/namespaces/shop/secrets/pg-app": {
    data: { username: encode("app"), password: encode(canary), dbname: encode("app") },
  },
  "GET /api/v1/namespaces/shop/secrets/pg-ca": { data: { "ca.crt": encode("CERTIFICATE") } },
};

function open(
  script: readonly (string | boolean | undefined)[],
  given: Partial<ConnectServices> = {},
) {
  const scripted = createScriptedUi(...script);
  const connect = createFakeConnect({
    ...given,
    settings: () => ({ psqlPath: process.execPath, readOnly: ["kind/shop/*"] }),
  });
  const services = createServices(scripted.ui, { answers, connect });
  const cluster = makeCluster("pg");
  services.store.apply(
    listEverything("kind", { clusters: [cluster], pods: [makePod("pg", 1), makePod("pg", 2)] }),
  );
  return { ...scripted, connect, services, node: clusterNode("kind", cluster.metadata.uid) };
}

test("a forward listens, is told with its address, and stops when asked", async () => {
  const { services, connect, transcript, node } = open(["Copy Address"]);
  await liveCommands["cnpg.forward.primary"](node, services);
  const [tunnel] = connect.tunnels.list();
  assert.ok(tunnel);
  assert.match(transcript[0] ?? "", new RegExp(`pg \\(rw\\) is at localhost:${tunnel.port}`));
  assert.equal(transcript[1], `copy: localhost:${tunnel.port}`);
  await liveCommands["cnpg.forward.stop"](undefined, services);
  assert.deepEqual(connect.tunnels.list(), []);
  await assert.rejects(dial(tunnel.port));
});

// Quick queries ask what is wanted before they open a port for it.
const ids = (Object.keys(liveCommands) as LiveCommandId[]).filter(
  (id) => /^cnpg\.(forward|psql|connection)\./.test(id) && id !== "cnpg.connection.query",
);
for (const id of ids) {
  test(`${id}, from the palette with nothing in sight, says what to do and asks nothing`, async () => {
    const scripted = createScriptedUi();
    const connect = createFakeConnect({
      settings: () => ({ psqlPath: process.execPath, readOnly: [] }),
    });
    await liveCommands[id](undefined, createServices(scripted.ui, { connect, contexts: [] }));
    assert.equal(scripted.transcript.length, 1);
    assert.match(scripted.transcript[0] ?? "", /^inform: .*(add|show|forward) /);
  });
}

test("a port that is taken is exchanged for the free one that is offered, or the old one stays", async () => {
  const other = await serve(() => undefined);
  const port = String(other.port);
  const given = open([undefined, port, undefined]);
  await liveCommands["cnpg.forward.primary"](given.node, given.services);
  const [before] = given.connect.tunnels.list();
  await liveCommands["cnpg.forward.changePort"](undefined, given.services);
  const offer = /Local port \d+ is used by another program \[(Use (\d+))\]/.exec(
    given.transcript.at(-1) ?? "",
  );
  assert.ok(offer, given.transcript.join("\n"));
  assert.equal(given.connect.tunnels.list()[0]?.port, before?.port);
  given.connect.tunnels.dispose();
  const taken = open([undefined, port, offer[1]]);
  await liveCommands["cnpg.forward.primary"](taken.node, taken.services);
  await liveCommands["cnpg.forward.changePort"](undefined, taken.services);
  assert.equal(taken.connect.tunnels.list()[0]?.port, Number(offer[2]));
  taken.connect.tunnels.dispose();
  await other.dispose();
});

test("a connection string with the password goes to the clipboard alone, to be cleared", async () => {
  const { services, connect, transcript, node } = open([
    "pg-rw.shop",
    "URI (postgresql://…)",
    "With the password",
  ]);
  await liveCommands["cnpg.connection.copy"](node, services);
  assert.deepEqual(connect.secrets, [
    `postgresql://app:${canary}@pg-rw.shop:5432/app?sslmode=verify-full`,
  ]);
  assert.doesNotMatch(transcript.join("\n"), new RegExp(canary));
});

test("without the password it is copied plainly, through the tunnel with the authority's certificate", async () => {
  const { services, connect, transcript, node } = open([
    "Copy Connection String…",
    "Keywords of libpq (host=… port=…)",
    "Without the password",
  ]);
  await liveCommands["cnpg.forward.primary"](node, services);
  const port = connect.tunnels.list()[0]?.port;
  connect.tunnels.dispose();
  assert.ok(
    transcript.includes(
      `copy: host=pg-rw hostaddr=127.0.0.1 port=${port} user=app dbname=app sslmode=verify-full sslrootcert=/kept/kind-shop-pg-ca.crt`,
    ),
    transcript.join("\n"),
  );
  assert.equal(connect.files.get("kind-shop-pg-ca.crt"), "CERTIFICATE");
});

const elsewhere = {
  reachOf: () => Promise.resolve({ port: 61_234, machine: "other" } as const),
};

test("in a remote window what is copied is for the person's own machine, and says what lies elsewhere", async () => {
  const forward = open(["Copy Address"], elsewhere);
  await liveCommands["cnpg.forward.primary"](forward.node, forward.services);
  assert.match(forward.transcript[0] ?? "", /pg \(rw\) is at localhost:61234/);
  assert.equal(forward.transcript[1], "copy: localhost:61234");
  forward.connect.tunnels.dispose();
  const copy = open(
    ["Copy Connection String…", "URI (postgresql://…)", "Without the password"],
    elsewhere,
  );
  await liveCommands["cnpg.forward.primary"](copy.node, copy.services);
  copy.connect.tunnels.dispose();
  assert.match(copy.transcript.join("\n"), /copy: postgresql:.*61234/);
  assert.match(copy.transcript.at(-1) ?? "", /the certificate that it names lies on the remote/);
});

test("psql of this machine takes the port of this machine, also in a remote window", async () => {
  const { services, connect, node } = open(["pg (rw)"], elsewhere);
  await liveCommands["cnpg.psql.tunnel"](node, services);
  const [terminal] = connect.locals;
  assert.equal(terminal?.environment["PGPORT"], String(connect.tunnels.list()[0]?.port));
  terminal?.onClose();
  connect.tunnels.dispose();
});

test("psql of this machine gets the password by a file of the user alone, gone with the terminal", async () => {
  const { services, connect, node } = open(["pg (rw)"]);
  await liveCommands["cnpg.psql.tunnel"](node, services);
  const [terminal] = connect.locals;
  assert.ok(terminal);
  const { PGPASSFILE = "", ...environment } = terminal.environment;
  assert.doesNotMatch(JSON.stringify([terminal.args, environment]), new RegExp(canary));
  assert.equal(environment["PGSSLMODE"], "verify-full");
  assert.match(terminal.banner, /kind · shop\/pg · pg.* as app in app, primary, read-only$/);
  assert.match(environment["PGOPTIONS"] ?? "", /read_only=on/);
  assert.equal((await stat(PGPASSFILE)).mode & 0o777, 0o600);
  assert.equal(
    await readFile(PGPASSFILE, "utf8"),
    `pg-rw:${environment["PGPORT"]}:*:app:${canary}\n`,
  );
  terminal.onClose();
  connect.tunnels.dispose();
  await assert.rejects(
    (async () => {
      for (;;) {
        await stat(PGPASSFILE);
        await new Promise(setImmediate);
      }
    })(),
    /ENOENT/,
  );
});

test("psql in a pod shows what comes, sends what is typed, and opens again on Enter", async () => {
  const events = new EventTarget();
  const listeners: ExecListener[] = [];
  const typed: string[] = [];
  const written: string[] = [];
  const program = new PodPsql({
    banner: () => "",
    describeEnd: ({ exitCode, problem }) => `ended ${exitCode} ${problem ?? ""}`,
    run(listener) {
      listeners.push(listener);
      queueMicrotask(() => events.dispatchEvent(new Event("run")));
      return Promise.resolve({
        type: (text: string) => void typed.push(text),
        resize: (columns: number, rows: number) => void typed.push(`${columns}x${rows}`),
        close: () => typed.push("closed"),
      });
    },
  });
  const screen = { write: (text: string) => void written.push(text), end: () => undefined };
  const first = once(events, "run");
  program.open(screen, { columns: 100, rows: 30 });
  await first;
  await new Promise(setImmediate);
  listeners[0]?.onOutput("postgres=# ");
  program.type("\u0003");
  listeners[0]?.onEnd({ exitCode: 1, problem: "cut" });
  const second = once(events, "run");
  program.type("\r");
  await second;
  await new Promise(setImmediate);
  program.close();
  assert.deepEqual(typed, ["100x30", "\u0003", "100x30", "closed"]);
  assert.match(written.join(""), /postgres=# [\s\S]*ended 1 cut/);
});

test("patterns say where psql begins read-only", () => {
  const place = { context: "prod-eu", namespace: "shop", cluster: makeCluster("pg") };
  const isWanted = (...readOnly: readonly string[]): boolean =>
    isReadOnly(
      { connect: createFakeConnect({ settings: () => ({ psqlPath: "", readOnly }) }) },
      place,
    );
  assert.ok(isWanted("prod-*"));
  assert.ok(isWanted("*/shop/pg"));
  assert.ok(!isWanted("prod"));
  assert.ok(!isWanted());
});
