import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";
import type { Followed, Following } from "#test/support/kube/follow-contexts.ts";
import { makeCluster, makeObject, makePod } from "#test/support/live/objects.ts";

test("contacts nobody before somebody looks, then shows what is there", async (t) => {
  const { api, followed } = await follow(t);
  await followed.pool.contexts();
  assert.deepEqual([api.requests.length, await api.countSockets()], [0, 0]);
  assert.equal(followed.tree(), "(server-environment) fake  not looked at yet  [context.unknown]");
  followed.set.resume();
  await followed.shows(/pg {2}3\/3/);
});

test("asks what is served, what may be listed, and lists and watches only that", async (t) => {
  const { api, followed } = await follow(t);
  followed.set.resume();
  await followed.shows(/pg-1 {2}primary/);
  await waitUntil(
    "all watches",
    () => api.openWatches,
    (count) => count === all,
    quick,
  );
  const pods = api.requests.filter(({ path }) => path === "/api/v1/pods");
  assert.ok(pods.every(({ query }) => query.get("labelSelector") === "cnpg.io/cluster"));
  const secrets = api.requests.filter(({ path }) => path.includes("secrets"));
  assert.deepEqual(secrets, []);
  const methods = api.requests
    .filter(({ path }) => !path.endsWith("selfsubjectaccessreviews"))
    .map(({ method }) => method);
  assert.deepEqual([...new Set(methods)], ["GET"]);
});

test("a pause ends all watches and keeps what is known; a look afterwards makes it true", async (t) => {
  const { api, followed } = await follow(t);
  followed.set.resume();
  await followed.shows(/pg-3 {2}replica/);
  await followed.set.pause();
  await waitUntil(
    "no watch",
    () => api.openWatches,
    (count) => count === 0,
    quick,
  );
  assert.match(followed.tree(), /fake {2}not followed while hidden/);
  assert.match(followed.tree(), /pg-3 {2}replica · node-3/);
  api.put("clusters", makeCluster("later"));
  followed.set.resume();
  await followed.shows(/later {2}/);
  assert.match(followed.tree(), /^\(server-environment\) fake {2}2 clusters/);
});

test("pause and look in quick succession end as the last of them says", async (t) => {
  const { api, followed } = await follow(t);
  followed.set.resume();
  await followed.shows(/pg {2}3\/3/);
  const pauses: Promise<void>[] = [];
  for (let count = 0; count < 5; count += 1) {
    pauses.push(followed.set.pause());
    followed.set.resume();
  }
  await Promise.all(pauses);
  await followed.shows(/^\(server-environment\) fake {2}1 cluster {2}/);
  await waitUntil(
    "all watches",
    () => api.openWatches,
    (count) => count === all,
    quick,
  );
  api.put("clusters", makeCluster("later"));
  await followed.shows(/later {2}/);
  assert.equal(followed.store.context("fake")?.scopes.size, all);
});

test("a context that is not in the kubeconfig says so, and is followed once it is", async (t) => {
  const { api, followed } = await follow(t, { kubeconfigs: ["{}"] });
  followed.set.resume();
  await followed.shows(/The kubeconfig cannot be used: the kubeconfig has no context fake/);
  await writeFile(followed.files[0] ?? "", kubeconfigOf(api));
  await followed.pool.reload();
  await followed.set.show(["fake"]);
  await followed.shows(/pg {2}3\/3/);
});

test("a changed kubeconfig closes the connection, and nothing spins meanwhile", async (t) => {
  const { api, followed } = await follow(t);
  followed.set.resume();
  await followed.shows(/pg {2}3\/3/);
  await writeFile(followed.files[0] ?? "", kubeconfigOf(api, "another-token"));
  assert.deepEqual(await followed.pool.reload(), ["fake"]);
  // Whoever forgets to start anew must not hang the process.
  await waitUntil(
    "no watch",
    () => api.openWatches,
    (count) => count === 0,
    quick,
  );
  await followed.set.restart("fake");
  await waitUntil(
    "all watches",
    () => api.openWatches,
    (count) => count === all,
    quick,
  );
  assert.equal(api.requests.at(-1)?.headers.authorization, "Bearer another-token");
  assert.deepEqual(await followed.pool.reload(), []);
});

test("fewer namespaces: the clusters of the others go", async (t) => {
  const chosen: { namespaces?: readonly string[] } = {};
  const { api, followed } = await follow(t, chosen);
  api.put("clusters", makeCluster("other", { namespace: "stock" }));
  followed.set.resume();
  await followed.shows(/2 clusters/);
  chosen.namespaces = ["stock"];
  await followed.set.restart("fake");
  await followed.shows(/1 cluster /);
  assert.doesNotMatch(followed.tree(), /pg /);
  await waitUntil(
    "its watches",
    () => api.openWatches,
    (count) => count === all,
    quick,
  );
});

test("whoever may not list everywhere sees the context's and the chosen namespaces", async (t) => {
  const { api, followed } = await follow(t, { fallback: ["shop"] });
  api.intercept(({ path }) =>
    path.endsWith("selfsubjectaccessreviews")
      ? { status: 201, body: { status: { allowed: false } } }
      : undefined,
  );
  followed.set.resume();
  await followed.shows(/pg {2}3\/3/);
  const paths = api.requests.map(({ path }) => path).filter((path) => path.endsWith("/clusters"));
  assert.deepEqual([...new Set(paths)].sort(), [
    "/apis/postgresql.cnpg.io/v1/namespaces/default/clusters",
    "/apis/postgresql.cnpg.io/v1/namespaces/shop/clusters",
  ]);
});

test("where nobody may ask what is allowed, the namespaces are what is left", async (t) => {
  const { api, followed } = await follow(t, { fallback: ["shop"] });
  api.intercept(({ path }) =>
    path.endsWith("selfsubjectaccessreviews")
      ? { status: 403, body: { code: 403, message: "no" } }
      : undefined,
  );
  followed.set.resume();
  await followed.shows(/pg {2}3\/3/);
});

test("a cluster without the operator says so, and is looked at again", async (t) => {
  const { api, followed } = await follow(t);
  api.intercept(({ path }) => (path.startsWith("/apis/") ? { status: 404 } : undefined));
  followed.set.resume();
  await followed.shows(/does not serve CloudNativePG's kinds/);
  api.intercept(() => undefined);
  await followed.shows(/pg {2}3\/3/);
});

test("a cluster that cannot be reached says why, and comes by itself", async (t) => {
  const { api, followed } = await follow(t);
  await api.restart(async () => {
    followed.set.resume();
    await followed.shows(/API server cannot be reached \(connect ECONNREFUSED/);
  });
  await followed.shows(/pg {2}3\/3/);
});

test("refresh lists everything anew and changes nothing that is true", async (t) => {
  const { api, followed } = await follow(t);
  followed.set.resume();
  await followed.shows(/pg-3/);
  await waitUntil(
    "all watches",
    () => api.openWatches,
    (count) => count === all,
    quick,
  );
  const before = followed.tree();
  const lists = countLists(api);
  let changes = 0;
  followed.store.subscribe((news) => {
    changes += news.filter(({ kind }) => kind === "object").length;
  });
  await followed.set.refresh("fake");
  await waitUntil(
    "new lists",
    () => countLists(api),
    (count) => count === lists + all,
    quick,
  );
  await waitUntil(
    "all watches",
    () => api.openWatches,
    (count) => count === all,
    quick,
  );
  assert.deepEqual([followed.tree(), changes], [before, 0]);
});

test("a refresh finds a kind that came later, and lets go of one that went", async (t) => {
  const { api, followed } = await follow(t);
  const isPlugin = (path: string): boolean => path.startsWith("/apis/barmancloud.cnpg.io");
  const hidePlugin = (): void =>
    api.intercept(({ path }) => (isPlugin(path) ? { status: 404 } : undefined));
  hidePlugin();
  const scopes = (count: number) =>
    waitUntil(
      `${count} scopes`,
      () => followed.store.context("fake")?.scopes.size ?? 0,
      (found) => found === count,
      quick,
    );
  followed.set.resume();
  await scopes(all - 1);
  api.put("objectstores", makeObject({ name: "store" }));
  api.intercept(() => undefined);
  await followed.set.refresh("fake");
  await followed.shows(/Object stores {2}1/);
  await scopes(all);
  hidePlugin();
  await followed.set.refresh("fake");
  await followed.shows((tree) => !tree.includes("Object stores") && tree.includes("pg-3"));
  await scopes(all - 1);
});

test("what was installed, or allowed, later is found without anybody asking", async (t) => {
  let isAllowed = false;
  const { api, followed } = await follow(t, { times: { discoveryPause: 50 } });
  api.put("clusters", {
    ...makeCluster("far"),
    metadata: makeObject({ name: "far", namespace: "far" }).metadata,
  });
  api.intercept(({ path }) =>
    path.endsWith("/selfsubjectaccessreviews") && !isAllowed
      ? { status: 201, body: { status: { allowed: false } } }
      : undefined,
  );
  followed.set.resume();
  await followed.shows(/fake/);
  await waitUntil(
    "watches of the context's namespace",
    () => api.openWatches,
    (count) => count > 0,
    quick,
  );
  assert.doesNotMatch(followed.tree(), /far/);
  isAllowed = true;
  await followed.shows(/\) far {2}/);
});

test("contexts are apart: one that fails leaves the other alone", async (t) => {
  const other = await FakeApi.start();
  t.after(() => other.dispose());
  other.put("clusters", makeCluster("theirs"));
  const { api, followed } = await follow(t, { contexts: ["fake", "other"] }, [other, "other"]);
  followed.set.resume();
  await followed.shows(/pg {2}3\/3[^]*theirs {2}/);
  await other.restart(async () => {
    await followed.shows(/\(warning\) other {2}out of date, last seen/);
    api.put("clusters", makeCluster("mine"));
    await followed.shows(/\(server-environment\) fake {2}2 clusters[^]*mine {2}/);
  });
  other.put("clusters", makeCluster("new"));
  await followed.shows(/\(server-environment\) other {2}2 clusters/);
  await followed.set.show(["fake"]);
  await waitUntil(
    "their watches to end",
    () => other.openWatches,
    (count) => count === 0,
    quick,
  );
  assert.equal(followed.store.context("other"), undefined);
});

test("a dispose leaves no socket, timer or watch", async (t) => {
  const { api, followed } = await follow(t);
  followed.set.resume();
  await followed.shows(/pg {2}3\/3/);
  await followed.dispose();
  await waitUntil(
    "no socket",
    () => api.countSockets(),
    (count) => count === 0,
    quick,
  );
  const { length } = api.requests;
  assert.deepEqual(
    process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap"),
    [],
  );
  followed.set.resume();
  await followed.set.dispose();
  assert.equal(api.requests.length, length);
});

/** Watches of one context that may see everything. */
const all = watchedResources.length;
const quick = { timeout: 20_000, interval: 5 };

async function follow(
  t: TestContext,
  following: Partial<Following> = {},
  ...others: readonly (readonly [FakeApi, string])[]
): Promise<{ api: FakeApi; followed: Followed }> {
  const api = await FakeApi.start();
  api.put("clusters", makeCluster("pg"));
  for (const number of [1, 2, 3]) api.put("pods", makePod("pg", number));
  const texts = [
    kubeconfigOf(api),
    ...others.map(([other, name]) => kubeconfigOf(other, "t", name)),
  ];
  const { kubeconfigs = texts, contexts = ["fake"], fallback, times } = following;
  const followed = await followContexts(t, {
    kubeconfigs,
    contexts,
    fallback,
    times,
    get namespaces() {
      return following.namespaces;
    },
  });
  t.after(() => api.dispose());
  return { api, followed };
}

function kubeconfigOf(api: FakeApi, token = "secret", name = "fake"): string {
  return JSON.stringify({
    "current-context": name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [{ name, cluster: { server: api.server, "insecure-skip-tls-verify": true } }],
    users: [{ name, user: { token } }],
  });
}

function countLists({ requests }: FakeApi): number {
  return requests.filter(({ query }) => query.has("limit")).length;
}
