import assert from "node:assert/strict";
import { test } from "node:test";
import {
  expireHistory,
  restartApiServer,
  withPartDown,
} from "#test/support/cluster/control-server.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { useFurnishedNamespace } from "#test/support/cluster/followed-namespace.ts";
import { furnishedRows, readFurnishedRows } from "#test/support/cluster/furnish-namespace.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { isSettled } from "#test/support/kube/follow-contexts.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";

const request = { profile: "light", sandboxOnly: true } as const;

await describeCluster("the explorer on a real API server", request, (cluster) => {
  const { namespace, follow, setPhase, isWhole } = useFurnishedNamespace(cluster);

  test("lists everything, and follows a change, a creation and a removal", async (t) => {
    const followed = await follow(t);
    await followed.shows(() => isSettled(followed));
    assert.deepEqual(readFurnishedRows(followed.tree()), furnishedRows(namespace(), "with pods"));

    t.after(() => setPhase("Cluster in healthy state"));
    await setPhase("Waiting for user action");
    await followed.shows(/\(warning\) db-0000 {2}.*waits for you/);
    await cluster().applyCluster({ name: "another", namespace: namespace() });
    await followed.shows(/2 clusters[^]*\) another {2}/);
    await cluster().client.remove({
      apiVersion: "postgresql.cnpg.io/v1",
      kind: "Cluster",
      metadata: { name: "another", namespace: namespace() },
    });
    await followed.shows((tree) => !tree.includes("another"));
    await setPhase("Cluster in healthy state");
    await followed.shows(isWhole);
  });

  test("a forgotten history: lists anew, and nothing flickers", async (t) => {
    const followed = await follow(t);
    await followed.shows(() => isSettled(followed));
    const before = readable(followed.tree());
    const changes: string[] = [];
    followed.store.subscribe((news) => {
      for (const change of news) if (change.kind === "object") changes.push(change.change);
    });
    const lists = countLists(followed);
    await expireHistory(cluster());
    await waitUntil(
      "new lists",
      () => countLists(followed),
      (count) => count > lists,
    );
    await followed.shows((tree) => !tree.includes("out of date"));
    await followed.shows(() => isSettled(followed));
    assert.equal(readable(followed.tree()), before);
    assert.deepEqual(changes, []);
    t.after(() => setPhase("Cluster in healthy state"));
    await setPhase("Waiting for user action");
    await followed.shows(/\(warning\) db-0000 {2}.*waits for you/);
  });

  test("while the API server is down, rows say since when; then they are true again", async (t) => {
    const followed = await follow(t);
    await followed.shows(() => isSettled(followed));
    await withPartDown(cluster(), "apiserver", async () => {
      const tree = await followed.shows(/\(warning\) real {2}out of date, last seen \d+ s ago/);
      // What was known is still there.
      assert.match(tree, /db-0000-1 {2}primary/);
    });
    await followed.shows(() => isSettled(followed));
    await followed.shows(isWhole);
    t.after(() => setPhase("Cluster in healthy state"));
    await setPhase("Waiting for user action");
    await followed.shows(/\(warning\) db-0000 {2}.*waits for you/);
  });

  test("a restart that takes no time loses nothing that happens meanwhile", async (t) => {
    const followed = await follow(t);
    await followed.shows(() => isSettled(followed));
    await restartApiServer(cluster());
    t.after(() => setPhase("Cluster in healthy state"));
    await setPhase("Waiting for user action");
    await followed.shows(/\(warning\) db-0000 {2}.*waits for you/);
  });
});

function countLists({ events }: Followed): number {
  return events.filter(({ kind }) => kind === "listed").length;
}

/** Without what depends on the time. */
function readable(tree: string): string {
  return tree.replaceAll(/\d+ (d|h|min|s) ago/g, "N ago");
}
