import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { useFollowedNamespace } from "#test/support/cluster/followed-namespace.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { writePlugin } from "#test/support/kube/exec-plugin.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

const everything = [
  {
    apiGroups: ["postgresql.cnpg.io", "", "batch", "apps"],
    resources: ["*"],
    verbs: ["get", "list", "watch"],
  },
];

await describeCluster("login", { profile: "light" }, (cluster) => {
  const { namespace, admin, follow } = useFollowedNamespace(cluster);

  async function createReader(name: string) {
    return cluster().createUser({ name, namespace: namespace(), rules: everything });
  }

  const shown = /\(.*\) pg {2}/;

  test("by a certificate", async (t) => {
    const followed = await follow(t, admin());
    await followed.shows(shown);
  });

  test("by a plugin, one at a time for all contexts, once each", async (t) => {
    const folder = await makeTemporaryFolder(t);
    const { token } = await createReader("plugin-user");
    const plugin = await writePlugin(folder, { token, hold: 200 });
    const { cluster: server } = admin();
    const user = { exec: plugin.exec };
    const names = ["one", "two", "three"];
    const followed = await follow(t, ...names.map((name) => ({ name, cluster: server, user })));
    await followed.shows((tree) => [...tree.matchAll(/\(.*\) pg {2}/g)].length === 3);
    assert.deepEqual(
      await plugin.log(),
      names.flatMap(() => ["begin", "end"]),
    );
  });

  test("by a plugin that fails: what it says is shown, and it is tried again", async (t) => {
    const folder = await makeTemporaryFolder(t);
    const failure = { code: 1, stderr: "the device is not enrolled; run portal enroll" };
    const plugin = await writePlugin(folder, { failure });
    const followed = await follow(t, { ...admin(), user: { exec: plugin.exec } });
    await followed.shows(
      /\(error\) No credentials: .* ended with code 1: the device is not enrolled; run portal enroll/,
    );
    await waitUntil(
      "another try",
      () => plugin.runs(),
      (count) => count > 1,
    );
  });

  test("by a plugin that needs a terminal: refused with what to do, and never run", async (t) => {
    const folder = await makeTemporaryFolder(t);
    const plugin = await writePlugin(folder);
    const exec = { ...plugin.exec, interactiveMode: "Always" };
    const followed = await follow(t, { ...admin(), user: { exec } });
    await followed.shows(
      /No credentials: .* asks questions in a terminal \(interactiveMode: Always\); log in with kubectl/,
    );
    assert.equal(await plugin.runs(), 0);
  });

  test("by a plugin that is not installed: where to get it", async (t) => {
    const exec = { command: "no-such-login", installHint: "Get it from the portal" };
    const followed = await follow(t, { ...admin(), user: { exec } });
    await followed.shows(
      /No credentials: no-such-login is not on PATH, but .* Get it from the portal/,
    );
  });

  test("by a token that the server refuses", async (t) => {
    const followed = await follow(t, { ...admin(), user: { token: "nonsense" } });
    await followed.shows(/The API server does not know you \(Unauthorized\); log in again/);
  });

  test("by a token file that is changed while it is in use", async (t) => {
    const folder = await makeTemporaryFolder(t);
    const tokenFile = join(folder, "token");
    const first = await createReader("first");
    const second = await createReader("second");
    await writeFile(tokenFile, `${first.token}\n`);
    const followed = await follow(t, { ...admin(), user: { tokenFile } });
    await followed.shows(shown);
    await writeFile(tokenFile, second.token);
    // The server forgets a good token after ten seconds.
    await first.revoke();
    const connection = await followed.pool.get(admin().name);
    await waitUntil(
      "the second token to be used",
      async () => whoAmI(connection),
      (name) => name.endsWith(":second"),
    );
    await cluster().applyCluster({ name: "later", namespace: namespace() });
    await followed.shows(/\(.*\) later {2}/);
  });
});

interface SelfReview {
  readonly status: { readonly userInfo: { readonly username: string } };
}

async function whoAmI(connection: Awaited<ReturnType<Followed["pool"]["get"]>>): Promise<string> {
  const answer = await connection.request<SelfReview>({
    method: "POST",
    path: "/apis/authentication.k8s.io/v1/selfsubjectreviews",
    body: { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" },
  });
  return answer.status.userInfo.username;
}
