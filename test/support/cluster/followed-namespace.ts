import { before } from "node:test";
import type { TestContext } from "node:test";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import type { TestCluster } from "#test/support/cluster.ts";
import {
  furnishNamespace,
  furnishedRows,
  readFurnishedRows,
} from "#test/support/cluster/furnish-namespace.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import type { KubeconfigParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";
import type { Followed, Following } from "#test/support/kube/follow-contexts.ts";

/** A namespace of the group, with one Cluster `pg` where nothing else is put into it, and followers of it. */
export function useFollowedNamespace(
  cluster: () => TestCluster,
  fill: (namespace: string) => Promise<unknown> = (namespace) =>
    cluster().applyCluster({ name: "pg", namespace }),
) {
  let namespace = "";
  before(async () => {
    namespace = await cluster().createNamespace();
    await fill(namespace);
  });
  return {
    namespace: () => namespace,
    admin: (): KubeconfigParts => readParts(cluster().kubeconfig),
    /** Each part is a context of one kubeconfig. */
    follow: (t: TestContext, ...parts: readonly KubeconfigParts[]): Promise<Followed> =>
      look(t, {
        kubeconfigs: [writeParts(...parts)],
        contexts: parts.map(({ name }) => name),
        namespaces: [namespace],
      }),
  };
}

/** The same with a Cluster, its pods and its backups, as the operator would leave them. */
export function useFurnishedNamespace(cluster: () => TestCluster) {
  let object: KubeObject;
  const { namespace, admin } = useFollowedNamespace(cluster, async (name) => {
    object = await furnishNamespace(cluster(), name);
  });
  return {
    namespace,
    follow: (t: TestContext, following: Partial<Following> = {}): Promise<Followed> =>
      look(t, {
        kubeconfigs: [writeParts({ ...admin(), name: "real" })],
        contexts: ["real"],
        namespaces: [namespace()],
        ...following,
      }),
    setPhase: async (phase: string): Promise<void> => {
      const status = { phase, phaseReason: "as the test wants it" };
      await cluster().client.patch(object, { status }, "status");
    },
    /** All of it is in the tree, and true. */
    isWhole: (tree: string): boolean => {
      const rows = furnishedRows(namespace(), "with pods").join("\n");
      return readFurnishedRows(tree).join("\n") === rows && !tree.includes("out of date");
    },
  };
}

async function look(t: TestContext, following: Following): Promise<Followed> {
  const followed = await followContexts(t, following);
  followed.set.resume();
  return followed;
}
