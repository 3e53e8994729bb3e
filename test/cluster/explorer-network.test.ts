import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { requireSandbox } from "#test/support/cluster/control-server.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { useFurnishedNamespace } from "#test/support/cluster/followed-namespace.ts";
import type { FaultProxy } from "#test/support/cluster/fault-proxy.ts";
import { signToken } from "#test/support/cluster/sign-token.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { isSettled } from "#test/support/kube/follow-contexts.ts";
import type { Followed, Following } from "#test/support/kube/follow-contexts.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

const request = { profile: "light", sandboxOnly: true } as const;

await describeCluster("the explorer on a bad network", request, (cluster) => {
  const { namespace, follow, setPhase, isWhole } = useFurnishedNamespace(cluster);

  /** A proxy before the server whose sockets are those of one follower. */
  async function followThroughProxy(
    t: TestContext,
    following: Partial<Following> = {},
  ): Promise<{ followed: Followed; proxy: FaultProxy }> {
    const proxy = await cluster().openProxy();
    const kubeconfigs = [writeParts({ ...readParts(proxy.kubeconfig), name: "real" })];
    const followed = await follow(t, { kubeconfigs, ...following });
    await followed.shows(/3\/3/);
    await followed.shows(() => isSettled(followed));
    return { followed, proxy };
  }

  test("a network that is gone, by cut, reset and refusal: stale, then true by itself", async (t) => {
    const { followed, proxy } = await followThroughProxy(t);
    for (const fault of ["cut", "reset"] as const) {
      await proxy.setMode({ kind: "refuse" });
      proxy[fault]();
      await followed.shows(/out of date, last seen/);
      await proxy.setMode({ kind: "pass" });
      await followed.shows(isWhole);
    }
  });

  test("a network that swallows everything is noticed by its silence", async (t) => {
    const times = { idleLimit: 1_500 };
    const { followed, proxy } = await followThroughProxy(t, { times });
    const { taken } = proxy;
    await proxy.setMode({ kind: "stall" });
    await waitUntil(
      "new connections",
      () => proxy.taken,
      (count) => count > taken,
    );
    t.after(() => setPhase("Cluster in healthy state"));
    await setPhase("Waiting for user action");
    assert.doesNotMatch(followed.tree(), /waits for you/);
    await proxy.setMode({ kind: "pass" });
    await followed.shows(/\(warning\) db-0000 {2}.*waits for you/);
  });

  test("a pause leaves no connection, and one look makes all of it true again", async (t) => {
    const { followed, proxy } = await followThroughProxy(t);
    assert.ok(proxy.open > 0);
    await followed.set.pause();
    followed.pool.dispose();
    await waitUntil(
      "no connection",
      () => proxy.open,
      (count) => count === 0,
    );
    const { taken } = proxy;
    t.after(() => setPhase("Cluster in healthy state"));
    await setPhase("Waiting for user action");
    assert.equal(proxy.taken, taken);
    followed.set.resume();
    await followed.shows(/\(warning\) db-0000 {2}.*waits for you/);
  });

  test("a token that runs out: told at once, and a new one in its file is taken", async (t) => {
    const folder = await makeTemporaryFolder(t);
    const tokenFile = join(folder, "token");
    const rules = [{ apiGroups: ["*"], resources: ["*"], verbs: ["get", "list", "watch"] }];
    const guest = await cluster().createUser({ name: "guest", namespace: namespace(), rules });
    const key = await readFile(join(requireSandbox(cluster()).folder, "pki", "sa.key"), "utf8");
    const write = (expires: number) =>
      writeFile(tokenFile, signToken(key, guest, new Date(expires)));
    await write(Date.now() - 90_000);
    const parts = { ...readParts(cluster().kubeconfig), name: "real", user: { tokenFile } };
    const followed = await follow(t, { kubeconfigs: [writeParts(parts)] });
    await followed.shows(/The API server does not know you \(Unauthorized\); log in again/);
    await write(Date.now() + 600_000);
    await followed.shows(/db-0000-1 {2}primary/);
  });
});
