import assert from "node:assert/strict";
import { before, test } from "node:test";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";

const cnpg = "postgresql.cnpg.io/v1";

await describeCluster("two contexts at once", { profile: "light" }, (cluster) => {
  let namespace = "";
  before(async () => {
    namespace = await cluster().createNamespace();
    await cluster().applyCluster({ name: "pg", namespace });
  });

  test("with events in turn, stay apart", async (t) => {
    const second = await cluster().createNamespace();
    const rules = [{ apiGroups: ["*"], resources: ["*"], verbs: ["get", "list", "watch"] }];
    const left = await cluster().createUser({ name: "left", namespace, rules });
    const right = await cluster().createUser({ name: "right", namespace: second, rules });
    const followed = await followContexts(t, {
      contexts: ["left", "right"],
      kubeconfigs: [
        writeParts({ ...readParts(left.kubeconfig), name: "left" }),
        writeParts({ ...readParts(right.kubeconfig), name: "right" }),
      ],
    });
    followed.set.resume();
    await followed.shows(/left {2}1 cluster [^]*right {2}.*\[context\.connected\]/);
    const names = [0, 1, 2, 3, 4, 5].map((index) => `turn-${index}`);
    await Promise.all(
      names.map((turn, index) =>
        cluster().applyCluster({ name: turn, namespace: index % 2 === 0 ? namespace : second }),
      ),
    );
    await followed.shows(/left {2}4 clusters[^]*right {2}3 clusters/);
    const [mine = "", theirs = ""] = followed.tree().split(/^\(\S+\) right/m);
    assert.deepEqual(turnsIn(mine), ["turn-0", "turn-2", "turn-4"]);
    assert.deepEqual(turnsIn(theirs), ["turn-1", "turn-3", "turn-5"]);
    await left.revoke();
    const evens = names.filter((_, index) => index % 2 === 0);
    for (const turn of evens) {
      const metadata = { name: turn, namespace };
      await cluster().client.remove({ apiVersion: cnpg, kind: "Cluster", metadata });
    }
    await followed.set.show(["right"]);
    assert.match(followed.tree({ contexts: ["right"] }), /right {2}3 clusters/);
    assert.equal(followed.store.context("left"), undefined);
  });
});

function turnsIn(tree: string): readonly string[] {
  return [...new Set(tree.match(/turn-\d/g))];
}
