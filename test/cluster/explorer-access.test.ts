import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { TestContext } from "node:test";
import { reviewAccess } from "#kube/context/review-access.ts";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import {
  furnishNamespace,
  furnishedRows,
  readFurnishedRows,
} from "#test/support/cluster/furnish-namespace.ts";
import type { RoleRule } from "#test/support/cluster/user.ts";
import { followContexts, isSettled } from "#test/support/kube/follow-contexts.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";

const groups = ["postgresql.cnpg.io", "barmancloud.cnpg.io", "", "batch", "apps"];
const look = ["get", "list", "watch"];
const cnpgOnly: RoleRule = { apiGroups: ["postgresql.cnpg.io"], resources: ["*"], verbs: look };
const around: RoleRule = {
  apiGroups: [""],
  resources: ["persistentvolumeclaims", "services", "secrets"],
  verbs: look,
};
const work: RoleRule = { apiGroups: ["batch", "apps"], resources: ["*"], verbs: look };
const pods: RoleRule = { apiGroups: [""], resources: ["pods"], verbs: look };
const proxy: RoleRule = { apiGroups: [""], resources: ["pods/proxy"], verbs: ["get"] };

interface User {
  readonly name: string;
  readonly rules: readonly RoleRule[];
  readonly clusterWide: boolean;
  /** What is said above the Clusters. */
  readonly messages: readonly string[];
  readonly shown: "with pods" | "without pods" | "nothing";
  readonly mayProxy: boolean;
}

const denied = (resource: string, where = "in any namespace") =>
  `(warning) You may not list ${resource} ${where}; ask for a Role, or copy one here`;

const users: readonly User[] = [
  {
    name: "none",
    rules: [],
    clusterWide: true,
    messages: ["all denied"],
    shown: "nothing",
    mayProxy: false,
  },
  {
    name: "one-namespace",
    rules: [{ apiGroups: groups, resources: ["*"], verbs: look }],
    clusterWide: false,
    // What belongs to no namespace is not in its Role.
    messages: [denied("clusterimagecatalogs.postgresql.cnpg.io")],
    shown: "with pods",
    mayProxy: true,
  },
  {
    name: "no-pods",
    rules: [cnpgOnly, around, work],
    clusterWide: true,
    messages: [denied("pods", "in {namespace}")],
    shown: "without pods",
    mayProxy: false,
  },
  {
    name: "no-secrets",
    rules: [cnpgOnly, { ...around, resources: around.resources.slice(0, 2) }, work, pods, proxy],
    clusterWide: true,
    messages: [],
    shown: "with pods",
    mayProxy: true,
  },
  {
    name: "no-cnpg",
    rules: [around, work, pods],
    clusterWide: true,
    messages: ["all of CloudNativePG denied"],
    shown: "nothing",
    mayProxy: false,
  },
  {
    name: "read-only",
    rules: [{ apiGroups: ["*"], resources: ["*"], verbs: look }],
    clusterWide: true,
    messages: [],
    shown: "with pods",
    mayProxy: true,
  },
  {
    name: "no-proxy",
    rules: [cnpgOnly, around, work, pods],
    clusterWide: true,
    messages: [],
    shown: "with pods",
    mayProxy: false,
  },
  {
    name: "full",
    rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }],
    clusterWide: true,
    messages: [],
    shown: "with pods",
    mayProxy: true,
  },
];

/** What nobody but a reader of CloudNativePG's kinds sees. */
const cnpgNames = [
  "backups",
  "clusterimagecatalogs",
  "clusters",
  "databaseroles",
  "databases",
  "imagecatalogs",
  "poolers",
  "publications",
  "scheduledbackups",
  "subscriptions",
];
const otherNames = ["deployments.apps", "jobs.batch", "persistentvolumeclaims", "pods", "services"];

await describeCluster("what users see", { profile: "light" }, (cluster) => {
  let namespace = "";
  before(async () => {
    namespace = await cluster().createNamespace();
    await furnishNamespace(cluster(), namespace);
  });

  async function look(t: TestContext, user: User): Promise<Followed> {
    const { kubeconfig } = await cluster().createUser({ ...user, namespace });
    const followed = await followContexts(t, {
      kubeconfigs: [kubeconfig],
      contexts: ["test"],
    });
    followed.set.resume();
    return followed;
  }

  for (const user of users) {
    test(`${user.name}: ${user.shown}`, async (t) => {
      const followed = await look(t, user);
      await followed.shows(() => isSettled(followed));
      const lines = followed.tree({ filter: namespace }).split("\n");
      const messages = lines.filter((line) => line.includes("[message.denied"));
      const expected = expectedMessages(user).map((line) => line.replace("{namespace}", namespace));
      assert.deepEqual(messages.map(bare).sort(), [...expected].sort());
      const rows = user.shown === "nothing" ? [] : furnishedRows(namespace, user.shown);
      assert.deepEqual(readFurnishedRows(lines.join("\n")), rows);

      const connection = await followed.pool.get("test");
      const question = {
        verb: "get",
        group: "",
        resource: "pods",
        subresource: "proxy",
        namespace,
      };
      assert.equal(await reviewAccess(connection, question), user.mayProxy);
    });
  }
});

function expectedMessages({ messages }: User): readonly string[] {
  return messages.flatMap((message) => {
    const cnpg = cnpgNames.map((plural) => `${plural}.postgresql.cnpg.io`);
    const isCluster = (plural: string) => plural.startsWith("clusterimagecatalogs");
    const lines = (names: readonly string[]) =>
      names.map((plural) => denied(plural, isCluster(plural) ? undefined : "in {namespace}"));
    if (message === "all denied") return lines([...cnpg, ...otherNames]);
    return message === "all of CloudNativePG denied" ? lines(cnpg) : [message];
  });
}

function bare(line: string): string {
  return line.trim().replace(/ {2}\[.*\]$/, "");
}
