import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { createKubeClient } from "#sandbox/kubernetes/kube-client.ts";
import { requireSandbox } from "#test/support/cluster/control-server.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { signToken } from "#test/support/cluster/sign-token.ts";
import { withToken } from "#test/support/cluster/user.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

const readClusters = {
  apiGroups: ["postgresql.cnpg.io"],
  resources: ["clusters"],
  verbs: ["get", "list"],
};

await describeCluster("users", { profile: "light" }, (cluster) => {
  let namespace = "";
  before(async () => {
    namespace = await cluster().createNamespace();
  });

  function clusters(place: string | undefined): {
    apiVersion: string;
    kind: string;
    metadata: { namespace?: string };
  } {
    const metadata = place === undefined ? {} : { namespace: place };
    return { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", metadata };
  }

  test("may do what the Role says, and is refused the rest", async (context) => {
    const user = await cluster().createUser({ name: "reader", namespace, rules: [readClusters] });
    const client = await createKubeClient(user.kubeconfig);
    context.after(() => client.dispose());
    assert.deepEqual(await client.list(clusters(namespace)), []);
    const refused = { name: "ApiError", code: 403 };
    const pods = { apiVersion: "v1", kind: "Pod", metadata: { namespace } };
    await assert.rejects(client.list(pods), refused);
    await assert.rejects(client.list(clusters("default")), refused);
    await assert.rejects(client.list(clusters(undefined)), refused);
    const created = { ...clusters(namespace), metadata: { name: "no", namespace }, spec: {} };
    await assert.rejects(client.create(created), refused);
  });

  test("with a cluster-wide Role may do it everywhere", async (context) => {
    const user = await cluster().createUser({
      name: "auditor",
      namespace,
      rules: [readClusters],
      clusterWide: true,
    });
    const client = await createKubeClient(user.kubeconfig);
    context.after(() => client.dispose());
    await client.list(clusters(undefined));
    await assert.rejects(
      client.list({ apiVersion: "v1", kind: "Secret", metadata: {} }),
      /secrets is forbidden/,
    );
  });

  test("whose ServiceAccount is gone is answered with 401", async (context) => {
    const user = await cluster().createUser({ name: "leaver", namespace, rules: [readClusters] });
    const client = await createKubeClient(user.kubeconfig);
    context.after(() => client.dispose());
    await client.list(clusters(namespace));
    await user.revoke();
    // The API server remembers a good token for ten seconds.
    const path = await client.pathOf(clusters(namespace));
    await waitUntil(
      "the answer 401",
      async () => {
        const answer = await client.connection.open(path);
        answer.resume();
        return answer.statusCode;
      },
      (code) => code === 401,
      { timeout: 20_000 },
    );
  });
});

await describeCluster("tokens", { profile: "light", sandboxOnly: true }, (cluster) => {
  test("of any lifetime can be made, and are refused with 401 afterwards", async (context) => {
    const namespace = await cluster().createNamespace();
    const user = await cluster().createUser({ name: "guest", namespace, rules: [readClusters] });
    const key = await readFile(join(requireSandbox(cluster()).folder, "pki", "sa.key"), "utf8");
    const access = async (expires: number): Promise<number | undefined> => {
      const token = signToken(key, user, new Date(expires));
      const client = await createKubeClient(withToken(user.kubeconfig, token, namespace));
      context.after(() => client.dispose());
      const path = `/apis/postgresql.cnpg.io/v1/namespaces/${namespace}/clusters`;
      const answer = await client.connection.open(path);
      answer.resume();
      return answer.statusCode;
    };
    assert.equal(await access(Date.now() + 60_000), 200);
    // It grants clocks that differ a minute.
    assert.equal(await access(Date.now() - 90_000), 401);
  });
});
