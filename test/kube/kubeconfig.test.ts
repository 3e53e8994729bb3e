import assert from "node:assert/strict";
import { rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { findKubeconfigFiles } from "#kube/kubeconfig/find-kubeconfig-files.ts";
import type { Kubeconfig } from "#kube/kubeconfig/kubeconfig.ts";
import { readKubeconfig } from "#kube/kubeconfig/read-kubeconfig.ts";
import { watchFiles } from "#kube/kubeconfig/watch-files.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

test("files are those of KUBECONFIG, or the usual one, after the one of the settings", () => {
  const usual = join("/home/jane", ".kube", "config");
  const find = (environment: string | undefined, extra?: string) =>
    findKubeconfigFiles({ environment, extra, home: "/home/jane" });
  assert.deepEqual(find(undefined), [usual]);
  assert.deepEqual(find(""), [usual]);
  assert.deepEqual(find(["/a", "", "/b", "/a"].join(delimiter)), ["/a", "/b"]);
  assert.deepEqual(find("/a", "~/mine"), [join("/home/jane", "mine"), "/a"]);
  assert.deepEqual(find("/a", ""), ["/a"]);
  assert.deepEqual(findKubeconfigFiles({ environment: undefined }), [
    join(homedir(), ".kube", "config"),
  ]);
});

test("the first file to name a thing wins, and parts may come from different files", async (t) => {
  const { contexts, currentContext, problems } = await read(t, [
    `
contexts: [{name: prod, context: {cluster: c, user: u, namespace: shop}}]
users: [{name: u, user: {token: first}}]
`,
    `
current-context: prod
contexts: [{name: prod, context: {cluster: other, user: u}}, {name: dev, context: {cluster: c}}]
clusters: [{name: c, cluster: {server: "https://one:6443/"}}]
`,
    `
current-context: dev
clusters: [{name: c, cluster: {server: "https://two"}}]
users: [{name: u, user: {token: second}}]
`,
  ]);
  assert.deepEqual(problems, []);
  assert.equal(currentContext, "prod");
  assert.deepEqual(
    contexts.map(({ name, namespace, cluster, user }) => ({
      name,
      namespace,
      server: cluster?.server,
      token: user?.token,
    })),
    [
      { name: "prod", namespace: "shop", server: "https://one:6443", token: "first" },
      { name: "dev", namespace: "default", server: "https://one:6443", token: undefined },
    ],
  );
});

test("a context may want what no file holds", async (t) => {
  const { contexts } = await read(t, [
    "contexts: [{name: lost, context: {cluster: c, user: u}}, {name: bare}]",
  ]);
  const [lost, bare] = contexts;
  assert.deepEqual(
    [lost?.cluster, lost?.user, lost?.clusterName, lost?.userName],
    [undefined, undefined, "c", "u"],
  );
  // Without a user, nobody is shown to the server.
  assert.deepEqual([bare?.cluster, bare?.user], [undefined, {}]);
});

test("paths are relative to their file, and a command without a slash to PATH", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const file = join(folder, "config");
  await writeFile(
    file,
    `
contexts: [{name: a, context: {cluster: c, user: u}}]
clusters: [{name: c, cluster: {server: "https://x", certificate-authority: pki/ca.crt}}]
users:
- name: u
  user:
    client-certificate: pki/me.crt
    client-key: /abs/me.key
    tokenFile: token
    exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: bin/login}
- {name: v, user: {exec: {command: login}}}
`,
  );
  const { contexts } = await readKubeconfig([file]);
  const { cluster, user } = contexts[0] ?? {};
  assert.equal(cluster?.caFile, join(folder, "pki/ca.crt"));
  assert.equal(user?.certFile, join(folder, "pki/me.crt"));
  assert.equal(user?.keyFile, "/abs/me.key");
  assert.equal(user?.tokenFile, join(folder, "token"));
  assert.equal(user?.exec?.command, join(folder, "bin/login"));
  const bare = await read(t, [
    `
contexts: [{name: a, context: {cluster: c, user: v}}]
users: [{name: v, user: {exec: {command: login}}}]
`,
  ]);
  assert.equal(bare.contexts[0]?.user?.exec?.command, "login");
});

test("everything that a user and a cluster may have is read", async (t) => {
  const { contexts } = await read(t, [
    `
contexts: [{name: a, context: {cluster: c, user: u}}]
clusters:
- name: c
  cluster:
    server: https://10.0.0.1
    certificate-authority-data: Q0E=
    tls-server-name: kube.example
    insecure-skip-tls-verify: true
    proxy-url: socks5://127.0.0.1:1080
users:
- name: u
  user:
    token: 12345
    username: jane
    password: pw
    as: joe
    as-uid: "7"
    as-groups: [ops]
    as-user-extra: {team: [a, b]}
    exec:
      command: login
      args: [--quick]
      env: [{name: REGION, value: eu}]
      installHint: get it from the portal
      provideClusterInfo: true
      interactiveMode: Always
`,
  ]);
  assert.deepEqual(contexts[0]?.cluster, {
    server: "https://10.0.0.1",
    caFile: undefined,
    caData: "Q0E=",
    tlsServerName: "kube.example",
    insecure: true,
    proxyUrl: "socks5://127.0.0.1:1080",
  });
  const { token, username, password, impersonate, exec } = contexts[0]?.user ?? {};
  assert.deepEqual([token, username, password], ["12345", "jane", "pw"]);
  assert.deepEqual(impersonate, {
    user: "joe",
    uid: "7",
    groups: ["ops"],
    extra: { team: ["a", "b"] },
  });
  assert.deepEqual(exec, {
    apiVersion: "client.authentication.k8s.io/v1",
    command: "login",
    args: ["--quick"],
    env: { REGION: "eu" },
    installHint: "get it from the portal",
    provideClusterInfo: true,
    interactiveMode: "Always",
  });
});

test("a broken file is a problem of its own, and tells no secret", async (t) => {
  const { contexts, problems, files } = await read(t, [
    "users:\n- name: u\n  user: {token: s3cr3t-token\n",
    "just words",
    "contexts: [{name: good, context: {cluster: c}}]",
    "",
  ]);
  assert.deepEqual(
    contexts.map(({ name }) => name),
    ["good"],
  );
  assert.deepEqual(
    problems.map(({ file }) => file),
    files.slice(0, 2),
  );
  assert.match(problems[1]?.message ?? "", /no mapping/);
  assert.doesNotMatch(JSON.stringify(problems), /s3cr3t/);
});

test("nonsense inside a file is left out", async (t) => {
  const { contexts } = await read(t, [
    `
contexts: [{name: a, context: {cluster: c, user: u}}, {name: a, context: {cluster: d}}, 7, {}]
clusters: [{name: c}, {name: c, cluster: {server: "https://later"}}, null]
users: {name: u}
`,
  ]);
  assert.equal(contexts.length, 1);
  assert.equal(contexts[0]?.cluster?.server, "https://later");
  assert.equal(contexts[0]?.user, undefined);
});

test("missing files do not count, but are watched", async (t) => {
  const folder = await makeTemporaryFolder(t);
  const file = join(folder, "config");
  const config = await readKubeconfig([file]);
  assert.deepEqual(config, {
    contexts: [],
    currentContext: undefined,
    files: [file],
    problems: [],
  });

  let changes = 0;
  const watching = watchFiles([file], () => (changes += 1));
  t.after(() => watching.dispose());
  await writeFile(join(folder, "another"), "");
  await writeFile(file, "a: 1");
  await waitUntil(
    "the change",
    () => changes,
    (count) => count === 1,
    quick,
  );
  // Tools write beside it and put it in its place.
  await writeFile(`${file}.new`, "a: 2");
  await rename(`${file}.new`, file);
  await waitUntil(
    "another change",
    () => changes,
    (count) => count === 2,
    quick,
  );
});

test("a folder that does not exist is not watched, and nothing fails", () => {
  watchFiles(["/does/not/exist/config"], () => assert.fail("nothing can change")).dispose();
});

const quick = { timeout: 20_000, interval: 10 };

/** Writes the texts as files, and reads them as one kubeconfig. */
async function read(t: TestContext, texts: readonly string[]): Promise<Kubeconfig> {
  const folder = await makeTemporaryFolder(t);
  const files = texts.map((_, index) => join(folder, `config-${index}`));
  await Promise.all(files.map((file, index) => writeFile(file, texts[index] ?? "")));
  return readKubeconfig(files);
}
