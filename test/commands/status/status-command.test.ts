import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { readStatus } from "#commands/status/read-status.ts";
import { writeStatus } from "#commands/status/write-status.ts";
import { KubeError } from "#kube/kube-error.ts";
import { LiveStore } from "#live/live-store.ts";
import { noon, resourceOf } from "#test/support/live/objects.ts";
import { proxyPath, readInstanceAnswer } from "#test/support/live/status-answers.ts";
import { openStage } from "#test/support/operations/open-stage.ts";
import type { Stage, Staging } from "#test/support/operations/open-stage.ts";
import { createConnection } from "#kube/connection.ts";
import { english } from "#texts/en/english.ts";

let stage: Stage | undefined;
afterEach(() => stage?.dispose());

const title = "pg (status, kind)";
const forbidden = { status: 403, body: { kind: "Status", code: 403, message: "forbidden" } };

/** Instances answer as recorded; `refuse` puts something else in the way of paths that match. */
async function open(
  refuse: (path: string) => { status: number; body?: unknown } | "hang" | undefined = () =>
    undefined,
  staging: Staging = {},
): Promise<Stage> {
  stage = await openStage(staging);
  const answers = new Map(
    (["pg-1", "pg-2"] as const).map((name) => [
      proxyPath({ name, uid: "", resourceVersion: "" }, "http").replace("GET ", ""),
      readInstanceAnswer(name),
    ]),
  );
  stage.api.intercept(({ path }) => {
    const refused = refuse(path);
    if (refused !== undefined) return refused;
    const told = answers.get(decodeURIComponent(path));
    return told === undefined ? undefined : { status: 200, body: told };
  });
  return stage;
}

function sectionOf(text: string, heading: string): string {
  return text.split("\n## ").find((block) => block.startsWith(heading)) ?? "";
}

test("the page of a row's cluster begins with what is wrong and names every instance", async () => {
  const { run, clusterRow, shown, transcript } = await open();
  await run("cnpg.cluster.status", clusterRow);
  assert.deepEqual(transcript, [`show: ${title}`]);
  const text = shown.get(title) ?? "";
  assert.match(text, /^# Status of shop\/pg\n/);
  const instances = sectionOf(text, "Instances");
  assert.match(instances, /\| pg-1 \| primary \| 0\/5000000 \|/);
  assert.match(instances, /\| pg-2 \| replica, asynchronous \| 0\/5000000 \| 0 B \| ready \|/);
  assert.match(sectionOf(text, "Streaming"), /\| pg-2 \| streaming \| async \| 0 \|.*\| active \|/);
  assert.match(sectionOf(text, "Continuous"), /WAL archiving: works/);
  // The third has no answer, which the fake API server says as 404.
  assert.match(sectionOf(text, "What is wrong"), /pg-3 does not tell its status/);
});

test("Describe on a cluster is the same page; from the palette a cluster is chosen", async () => {
  const { run, clusterRow, transcript } = await open(undefined, { says: ["pg"] });
  await run("cnpg.object.describe", clusterRow);
  await run("cnpg.cluster.status");
  assert.deepEqual(transcript, [
    `show: ${title}`,
    "choose: Show the status of which cluster? [pg]",
    `show: ${title}`,
  ]);
});

test("every list may be denied, and each is named with verb and resource", async () => {
  const isAllowed = /clusters\/pg$|accessreviews$/;
  const { run, clusterRow, shown } = await open((path) =>
    isAllowed.test(path) ? undefined : forbidden,
  );
  await run("cnpg.cluster.status", clusterRow);
  const text = shown.get(title) ?? "";
  assert.match(sectionOf(text, "Summary"), /- Primary: pg-1/);
  const missing = sectionOf(text, "What could not be read");
  for (const resource of [
    "pods",
    "persistentvolumeclaims",
    "poddisruptionbudgets.policy",
    "backups.postgresql.cnpg.io",
    "objectstores.barmancloud.cnpg.io",
    "events",
  ]) {
    assert.match(missing, new RegExp(`^- You may not list ${resource} in shop$`, "m"));
  }
  assert.match(sectionOf(text, "Poolers"), /> You may not list poolers\.postgresql\.cnpg\.io/);
  assert.match(sectionOf(text, "What is wrong"), /may be wrong that does not stand here: pods, /);
  assert.match(missing, /can give you the rights: list pods, /);
});

test("without the right to ask instances all the rest is there", async () => {
  const { run, clusterRow, shown } = await open((path) =>
    path.includes("/proxy/") ? forbidden : undefined,
  );
  await run("cnpg.cluster.status", clusterRow);
  const text = shown.get(title) ?? "";
  assert.match(
    sectionOf(text, "Instances"),
    /> You may not get pods\/proxy in shop\n\n\| Instance/,
  );
  assert.match(sectionOf(text, "Instances"), /not asked: the right to get pods\/proxy lacks/);
  assert.match(sectionOf(text, "Continuous"), /not known, as the primary has not told its status/);
  assert.doesNotMatch(text, /does not tell its status/);
});

test("what does not answer in time is left out, and nothing else waits for it", async () => {
  const { api } = await open((path) => (/poolers|pg-2:/.test(path) ? "hang" : undefined));
  const connection = createConnection(api.context("kind"));
  const question = {
    connection,
    store: new LiveStore(),
    resource: resourceOf("clusters"),
    namespace: "shop",
    name: "pg",
    withQueries: false,
    now: () => noon,
    limits: { list: 900, report: 900 },
  };
  const read = await readStatus(question, new AbortController().signal);
  connection.dispose();
  const text = writeStatus(read, english);
  assert.match(sectionOf(text, "Poolers"), /> poolers\.postgresql\.cnpg\.io: no answer within 1 s/);
  assert.match(sectionOf(text, "Instances"), /\| pg-2 .*does not answer in time/);
  assert.match(sectionOf(text, "Instances"), /\| pg-1 \| primary \| 0\/5000000/);
});

test("refreshed, the page tells what has changed; queries that are refused are named", async () => {
  const { run, clusterRow, shown, act, api, cluster } = await open((path) =>
    path.endsWith("/exec") ? forbidden : undefined,
  );
  await run("cnpg.cluster.status", clusterRow);
  const status = { ...(cluster["status"] as object), phase: "Upgrading cluster" };
  api.put("clusters", { ...cluster, status });
  await act(title, "Refresh");
  assert.match(shown.get(title) ?? "", /\*\*under way\*\* Upgrading cluster/);
  assert.doesNotMatch(shown.get(title) ?? "", /pods\/exec/);
  await act(title, "Refresh, and Ask PostgreSQL for Sizes and Settings");
  assert.match(
    sectionOf(shown.get(title) ?? "", "Asked of PostgreSQL"),
    /> You may not create pods\/exec in shop/,
  );
});

test("a cluster that is gone when it is asked for again leaves a page that says so", async () => {
  const { run, clusterRow, shown, act, api, cluster } = await open();
  await run("cnpg.cluster.status", clusterRow);
  api.remove("clusters", cluster);
  await act(title, "Refresh");
  const text = shown.get(title) ?? "";
  assert.match(text, /There is no Cluster pg here any more/);
  assert.doesNotMatch(text, /## /);
});

test("without an API server stands what the view saw last, and why nothing newer", async () => {
  const { run, clusterRow, shown, services } = await open();
  const unreachable = new KubeError("unreachable", "connect ECONNREFUSED");
  const connection = await services.connections.get("kind");
  const broken = { ...connection, request: () => Promise.reject(unreachable) };
  Object.assign(services, { connections: { ...services.connections, get: () => broken } });
  await run("cnpg.cluster.status", clusterRow);
  const text = shown.get(title) ?? "";
  assert.match(sectionOf(text, "Instances"), /\| pg-1 \| primary \|/);
  assert.match(
    sectionOf(text, "What could not be read"),
    /- clusters\.postgresql\.cnpg\.io: connect ECONNREFUSED; shown is what the view saw last/,
  );
});

test("a person who may not read the Cluster itself reads why", async () => {
  const { run, clusterRow, shown } = await open((path) =>
    path.endsWith("/clusters/pg") ? forbidden : undefined,
  );
  await run("cnpg.cluster.status", clusterRow);
  assert.match(shown.get(title) ?? "", /You may not get clusters\.postgresql\.cnpg\.io/);
});

test("who does not want to wait gets no page", async () => {
  const { run, clusterRow, shown, services } = await open();
  const follow: typeof services.ui.follow = (_title, work) =>
    work(() => undefined, AbortSignal.abort());
  Object.assign(services.ui, { follow });
  await run("cnpg.cluster.status", clusterRow);
  assert.equal(shown.size, 0);
});
