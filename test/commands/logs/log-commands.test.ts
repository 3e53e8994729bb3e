import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { LogSession } from "#commands/logs/log-session.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { FakeLogs } from "#test/support/kube/fake-logs.ts";
import { listEverything, makeObject, makePod } from "#test/support/live/objects.ts";
import { openStage } from "#test/support/operations/open-stage.ts";
import type { Stage, Staging } from "#test/support/operations/open-stage.ts";
import { findRecorded } from "#test/support/recorded-logs.ts";
import { partNode } from "#tree/make-nodes.ts";

let stage: Stage;
let logs: FakeLogs;

afterEach(async () => {
  await stage.services.logs.dispose();
  await stage.dispose();
});

async function open(staging: Staging = {}): Promise<void> {
  logs = new FakeLogs();
  stage = await openStage(staging);
  stage.api.intercept((request) => logs.answer(request));
}

function session(): LogSession {
  const found = stage.services.logs.active();
  assert.ok(found);
  return found;
}

async function shows(pattern: RegExp): Promise<string> {
  return waitUntil(
    "the text",
    () => session().text(),
    (text) => pattern.test(text),
    {
      interval: 2,
      timeout: 5_000,
    },
  );
}

/** Time, level and padding are the printer's business. */
function brief(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/^\S+Z {2}(\w+) +(\S+) +\S+ +/, "$1 $2: "));
}

const jsonLine = (msg: string, level = "info") => JSON.stringify({ level, logger: "x", msg });

test("the logs of a cluster: all its instances on one time axis, and nothing is asked before", async () => {
  await open();
  assert.equal(stage.api.requests.length, 0);
  logs.write("pg-1", "postgres", jsonLine("one"));
  logs.write("pg-2", "postgres", jsonLine("two"));
  logs.write("pg-1", "postgres", jsonLine("three"));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  assert.deepEqual(brief(await shows(/two[^]*three/)), [
    "INFO pg-1: one",
    "INFO pg-2: two",
    "INFO pg-1: three",
  ]);
  logs.write("pg-3", "postgres", findRecorded("23505"));
  assert.deepEqual(brief(await shows(/pg-3/)).slice(3), [
    'ERROR pg-3: [23505] duplicate key value violates unique constraint "t_pkey"',
    "    DETAIL: Key (id)=(1) already exists.",
    "    STATEMENT: insert into t values (1,'a')",
    "    SESSION: user=postgres database=app application=psql from=[local] process=458 backend=client backend",
  ]);
  assert.equal(session().scope.title, "Logs of pg (kind)");
});

test("of an instance only its own pod is read", async () => {
  await open();
  for (const number of [1, 2]) logs.write(`pg-${number}`, "postgres", jsonLine(`of ${number}`));
  await stage.run("cnpg.logs.show", stage.instanceRow(2));
  await shows(/of 2/);
  const read = stage.api.requests.filter(({ path }) => path.endsWith("/log"));
  assert.deepEqual(
    read.map(({ path }) => path),
    ["/api/v1/namespaces/shop/pods/pg-2/log"],
  );
});

test("a pod that comes later is read too, and one of the same name that is new", async () => {
  await open();
  await stage.run("cnpg.logs.show", stage.clusterRow);
  logs.write("pg-4", "postgres", jsonLine("new"));
  const pod = stage.api.put("pods", makePod("pg", 4));
  await shows(/pg-4 .*new/);
  stage.api.remove("pods", pod);
  logs.end("pg-4", "postgres");
  logs.restart("pg-4", "postgres");
  logs.write("pg-4", "postgres", jsonLine("again"));
  stage.api.put("pods", makePod("pg", 4));
  await shows(/pg-4 .*new[^]*pg-4 .*again/);
});

test("sidecars, init containers and jobs are named; the run before a crash is read, and the crash told", async () => {
  await open();
  const running = { state: { running: {} } };
  const last = {
    terminated: { exitCode: 137, reason: "OOMKilled", finishedAt: "2026-11-28T12:00:00Z" },
  };
  const pod = makePod("pg", 5, {
    status: {
      initContainerStatuses: [
        { name: "bootstrap-controller", state: { terminated: { exitCode: 0 } } },
        { name: "plugin-barman-cloud", ...running },
      ],
      containerStatuses: [{ name: "postgres", restartCount: 1, ...running, lastState: last }],
    },
  });
  const initContainers = [
    { name: "bootstrap-controller" },
    { name: "plugin-barman-cloud", restartPolicy: "Always" },
  ];
  logs.write("pg-5", "bootstrap-controller", jsonLine("Bootstrap completed"));
  logs.end("pg-5", "bootstrap-controller");
  logs.write("pg-5", "postgres", jsonLine("last words"));
  logs.end("pg-5", "postgres");
  logs.restart("pg-5", "postgres");
  logs.pass(1_000);
  logs.write("pg-5", "postgres", jsonLine("hello"));
  logs.write("pg-5", "plugin-barman-cloud", jsonLine("archived"));
  stage.api.put("pods", { ...pod, spec: { initContainers } });
  await stage.run("cnpg.logs.show", stage.clusterRow);
  assert.deepEqual(brief(await shows(/completed[^]*hello[^]*archived/)), [
    "INFO pg-5/bootstrap-controller: Bootstrap completed",
    "INFO pg-5: last words",
    "ERROR pg-5: Container postgres was killed since it used more memory than its limit (exit code 137)",
    "INFO pg-5: hello",
    "INFO pg-5/plugin-barman-cloud: archived",
  ]);
});

test("a cluster without pods is followed until there are some", async () => {
  await open();
  for (const pod of stage.objects["pods"] ?? []) stage.api.remove("pods", pod);
  await stage.run("cnpg.logs.show", stage.clusterRow);
  assert.match(session().text(), /^No line yet/);
  stage.api.put("pods", makePod("pg", 1));
  logs.write("pg-1", "postgres", jsonLine("born"));
  await shows(/born/);
});

const refuse = (path: RegExp) => {
  const message = "no";
  stage.api.intercept((request) =>
    path.test(request.path)
      ? { status: 403, body: { code: 403, reason: "Forbidden", message } }
      : logs.answer(request),
  );
};

test("without the right to read logs it names the right, once for all containers", async () => {
  await open();
  refuse(/\/log$/);
  await stage.run("cnpg.logs.show", stage.clusterRow);
  const text = await shows(/pods\/log/);
  assert.deepEqual(brief(text), [
    "ERROR shop: You may not read logs in shop; ask for the right to get pods/log",
  ]);
});

test("without the right to list pods the instances that the cluster names are read all the same", async () => {
  await open();
  refuse(/\/pods$/);
  logs.write("pg-2", "postgres", jsonLine("still here"));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  const text = await shows(/still here/);
  assert.match(text, /You may not list pods in shop/);
});

test("without a row it asks for the cluster; who goes away has nothing opened", async () => {
  await open({ says: ["pg"] });
  await stage.run("cnpg.logs.show");
  assert.equal(session().scope.title, "Logs of pg (kind)");
  await stage.run("cnpg.logs.show");
  assert.equal(stage.services.logs.sessions.length, 1);
  assert.deepEqual(stage.transcript, [
    "choose: Show the logs of which cluster? [pg]",
    "choose: Show the logs of which cluster? [pg]",
  ]);
  assert.equal(stage.api.writes.length, 0);
});

test("a pooler has logs of its own", async () => {
  await open();
  const [pooler] = stage.objects["poolers"] ?? [];
  assert.ok(pooler);
  const row = partNode(
    { context: "kind", part: "poolers", clusterUid: undefined },
    pooler.metadata.uid,
  );
  await stage.run("cnpg.logs.show", row);
  await waitUntil(
    "the list",
    () => stage.api.requests.length,
    (count) => count > 0,
    { interval: 2 },
  );
  const [first] = stage.api.requests;
  assert.equal(first?.query.get("labelSelector"), "cnpg.io/poolerName=pool");
  assert.deepEqual(session().kinds, ["pooler"]);
});

test("levels and text narrow what is seen, not what is kept", async () => {
  await open({ says: ["WARNING", "!two", "/(/", undefined] });
  for (const [text, level] of [
    ["one", "info"],
    ["two", "error"],
    ["three", "error"],
  ] as const) {
    logs.write("pg-1", "postgres", jsonLine(text, level));
  }
  await stage.run("cnpg.logs.show", stage.clusterRow);
  await shows(/three/);
  await stage.run("cnpg.logs.level");
  assert.deepEqual(brief(session().text()), ["ERROR pg-1: two", "ERROR pg-1: three"]);
  await stage.run("cnpg.logs.filter");
  assert.deepEqual(brief(session().text()), ["ERROR pg-1: three"]);
  await stage.run("cnpg.logs.filter");
  assert.deepEqual(session().filter, { least: "warning", text: "!two" });
  assert.equal(session().status().kept, 3);
  assert.deepEqual(stage.transcript, [
    "choose: Show lines from which level on? [All | INFO | WARNING | ERROR]",
    "ask: Show lines that hold this text",
    "ask: Show lines that hold this text (This is no regular expression)",
  ]);
  session().setFilter({ least: "fatal", text: "" });
  assert.equal(session().text(), "None of the 3 lines that are kept matches the filter\n");
});

test("a pause holds the text, counts what comes, and loses nothing", async () => {
  await open();
  logs.write("pg-1", "postgres", jsonLine("before"));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  const before = await shows(/before/);
  const { wishes } = session();
  await stage.run("cnpg.logs.pause");
  logs.write("pg-1", "postgres", jsonLine("meanwhile"));
  await waitUntil(
    "the line",
    () => session().status().waiting,
    (count) => count === 1,
    { interval: 2 },
  );
  assert.equal(session().text(), before);
  await stage.run("cnpg.logs.resume");
  assert.match(session().text(), /before[^]*meanwhile/);
  assert.equal(session().wishes, wishes);
  await stage.run("cnpg.logs.clear");
  assert.equal(session().wishes, wishes + 1);
  assert.match(session().text(), /^No line yet/);
});

test("as a document: all that is kept and matches", async () => {
  await open();
  for (const text of ["one", "two"]) logs.write("pg-1", "postgres", jsonLine(text));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  await shows(/two/);
  session().setFilter({ least: "trace", text: "two" });
  await stage.run("cnpg.logs.openDocument");
  assert.deepEqual(brief(stage.shown.get("draft") ?? ""), ["INFO pg-1: two"]);
});

test("other containers and another range are read anew", async () => {
  await open({ says: [["Poolers"], "The last 15 minutes"] });
  logs.write("pg-1", "postgres", jsonLine("one"));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  await shows(/one/);
  await stage.run("cnpg.logs.sources");
  assert.match(session().text(), /^No line yet/);
  await waitUntil(
    "no stream",
    () => logs.open,
    (count) => count === 0,
    { interval: 2 },
  );
  await session().restart({ kinds: ["postgres"] });
  await stage.run("cnpg.logs.range");
  await shows(/one/);
  assert.equal(stage.api.requests.at(-1)?.query.get("sinceSeconds") ?? "900", "900");
  assert.deepEqual(session().range, { sinceSeconds: 900 });
});

const manifest = [
  "apiVersion: postgresql.cnpg.io/v1",
  "kind: Cluster",
  "metadata:",
  "  name: pg",
  "  namespace: shop",
  "spec:",
  "  postgresql:",
  "    parameters:",
  '      max_connections: "20"',
  "    enableAlterSystem: false",
  "",
].join("\n");

test("from a line to the key of the manifest: by its link, and by choosing among the causes", async () => {
  const files = [{ uri: "file:///pg.yaml", path: "pg.yaml", text: manifest }];
  await open({ services: { files }, says: ["spec.postgresql.enableAlterSystem"] });
  const record = {
    error_severity: "FATAL",
    sql_state_code: "53300",
    message: "sorry, too many clients already",
  };
  logs.write("pg-1", "postgres", findRecorded("ALTER SYSTEM"));
  logs.write("pg-1", "postgres", JSON.stringify({ logger: "postgres", msg: "record", record }));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  const text = await shows(/max_connections$/m);
  const offset = text.indexOf("    → every connection is taken");
  const { openLogKey } = await import("#commands/logs/open-log-key.ts");
  await openLogKey(undefined, stage.services, { uri: "cnpg-log:/x", offset });
  await stage.run("cnpg.logs.openKey");
  assert.deepEqual(stage.transcript, [
    `open: file:///pg.yaml at ${manifest.indexOf("max_connections")}`,
    "choose: Go to the setting behind which trouble? [spec.postgresql.parameters.max_connections | spec.postgresql.enableAlterSystem]",
    `open: file:///pg.yaml at ${manifest.indexOf("enableAlterSystem")}`,
  ]);
});

test("a cause in the object store leads to the ObjectStore that the cluster names; without a manifest to its page", async () => {
  const plugins = [
    { name: "barman-cloud.cloudnative-pg.io", parameters: { barmanObjectName: "s3" } },
  ];
  await open({
    cluster: { spec: { plugins } },
    says: ["spec.configuration.s3Credentials", "Open Documentation"],
  });
  logs.write("pg-1", "postgres", findRecorded("XAdminUserNotFound"));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  await shows(/→/);
  await stage.run("cnpg.logs.openKey");
  assert.match(stage.transcript[1] ?? "", /No manifest of ObjectStore s3 is in the workspace/);
  assert.match(stage.transcript[2] ?? "", /^link: https:/);
});

test("without an open log the other commands say so", async () => {
  await open();
  await stage.run("cnpg.logs.pause");
  await stage.run("cnpg.logs.openKey");
  const said = "inform: No log is open: choose Show Logs on a cluster, an instance or a pooler";
  assert.deepEqual(stage.transcript, [said, said]);
});

test("what the operator says about this cluster can be read along", async () => {
  await open({ says: [["Operator, what it says about this"]] });
  const operator = makeObject({
    name: "cnpg-controller-manager",
    namespace: "cnpg-system",
    labels: { "app.kubernetes.io/name": "cloudnative-pg" },
  });
  const pod: LiveObject = makeObject({
    name: "manager",
    namespace: "cnpg-system",
    labels: { "app.kubernetes.io/name": "cloudnative-pg" },
    status: { containerStatuses: [{ name: "manager", state: { running: {} } }] },
  });
  stage.api.put("pods", pod);
  stage.services.store.apply(listEverything("kind", { ...stage.objects, deployments: [operator] }));
  const about = (name: string, namespace: string) =>
    JSON.stringify({ level: "info", msg: `about ${name}`, Cluster: { name, namespace } });
  logs.write("manager", "manager", about("other", "shop"));
  logs.write("manager", "manager", about("pg", "shop"));
  await stage.run("cnpg.logs.show", stage.clusterRow);
  await stage.run("cnpg.logs.sources");
  const text = await shows(/about pg/);
  assert.doesNotMatch(text, /about other/);
});

test("the operator has logs of its own, with the plugin beside it, and no manifest to lead to", async () => {
  await open();
  const labels = { "app.kubernetes.io/name": "cloudnative-pg" };
  const operator = makeObject({ name: "manager", namespace: "cnpg-system", labels });
  stage.services.store.apply(listEverything("kind", { ...stage.objects, deployments: [operator] }));
  const group = { context: "kind", part: "operators", clusterUid: undefined } as const;
  await stage.run("cnpg.logs.show", partNode(group, operator.metadata.uid));
  await waitUntil(
    "both lists",
    () => stage.api.requests.length,
    (count) => count >= 2,
    {
      interval: 2,
    },
  );
  const asked = stage.api.requests.map(
    ({ path, query }) => `${path} ${query.get("labelSelector") ?? ""}`,
  );
  assert.deepEqual(
    new Set(asked),
    new Set([
      "/api/v1/namespaces/cnpg-system/pods app.kubernetes.io/name=cloudnative-pg",
      "/api/v1/namespaces/cnpg-system/pods app=barman-cloud",
    ]),
  );
  assert.equal(session().scope.cluster, undefined);
});

test("when a log is closed nothing of it is left", async () => {
  await open();
  await stage.run("cnpg.logs.show", stage.clusterRow);
  await waitUntil(
    "streams",
    () => stage.api.openWatches,
    (count) => count === 1,
    { interval: 2 },
  );
  await session().dispose();
  await waitUntil(
    "the end",
    () => [logs.open, stage.api.openWatches] as const,
    ([streams, watches]) => streams === 0 && watches === 0,
    { interval: 2 },
  );
});
