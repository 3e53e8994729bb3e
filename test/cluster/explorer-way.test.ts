import assert from "node:assert/strict";
import { test } from "node:test";
import { describeCluster } from "#test/support/cluster/describe-cluster.ts";
import { useFollowedNamespace } from "#test/support/cluster/followed-namespace.ts";
import { openHttpProxy, openSocksProxy } from "#test/support/kube/counting-proxies.ts";
import { writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";

await describeCluster("the way to the server", { profile: "light" }, (cluster) => {
  const { namespace, admin, follow } = useFollowedNamespace(cluster);

  const shown = /\(.*\) pg {2}/;

  test("through an HTTP proxy, with TLS to the server itself", async (t) => {
    const proxy = await openHttpProxy(t);
    const { cluster: server, ...rest } = admin();
    const url = proxy.url.replace("//", "//jane:pw@");
    const followed = await follow(t, { ...rest, cluster: { ...server, "proxy-url": url } });
    await followed.shows(shown);
    assert.deepEqual([...new Set(proxy.asked)], [new URL(String(server["server"])).host]);
    const basic = `Basic ${Buffer.from("jane:pw").toString("base64")}`;
    assert.deepEqual([...new Set(proxy.credentials)], [basic]);
  });

  test("through a SOCKS5 proxy", async (t) => {
    const proxy = await openSocksProxy(t);
    const { cluster: server, ...rest } = admin();
    const followed = await follow(t, { ...rest, cluster: { ...server, "proxy-url": proxy.url } });
    await followed.shows(shown);
    assert.deepEqual([...new Set(proxy.asked)], [new URL(String(server["server"])).host]);
  });

  test("through a proxy that is not there", async (t) => {
    const { cluster: server, ...rest } = admin();
    const gone = { ...server, "proxy-url": "http://127.0.0.1:9" };
    const followed = await follow(t, { ...rest, cluster: gone });
    await followed.shows(/The API server cannot be reached \(.*ECONNREFUSED 127\.0\.0\.1:9/);
  });

  test("with another name in the certificate than in the address", async (t) => {
    const { cluster: server, ...rest } = admin();
    const known = { ...server, "tls-server-name": "kubernetes.default.svc" };
    await (await follow(t, { ...rest, cluster: known })).shows(shown);
    const unknown = { ...server, "tls-server-name": "somebody.else" };
    const followed = await follow(t, { ...rest, cluster: unknown });
    await followed.shows(/certificate is not trusted \(.*somebody\.else.*\); check the CA/);
  });

  test("without the CA of the server: not trusted, unless it is told to", async (t) => {
    const { cluster: server, ...rest } = admin();
    const { "certificate-authority-data": _, ...bare } = server;
    const followed = await follow(t, { ...rest, cluster: bare });
    await followed.shows(/certificate is not trusted \(.*\); check the CA of the kubeconfig/);
    const careless = { ...bare, "insecure-skip-tls-verify": true };
    await (await follow(t, { ...rest, cluster: careless })).shows(shown);
  });

  test("with a kubeconfig of several files", async (t) => {
    const whole = JSON.parse(writeParts({ ...admin(), name: "spread" })) as Record<string, unknown>;
    const { contexts, clusters, users } = whole;
    const parts = [{ "current-context": "spread" }, { users }, { contexts }, { clusters }];
    const followed = await followContexts(t, {
      kubeconfigs: parts.map((part) => JSON.stringify(part)),
      contexts: ["spread"],
      namespaces: [namespace()],
    });
    followed.set.resume();
    await followed.shows(shown);
    assert.deepEqual(await followed.pool.contexts(), ["spread"]);
  });
});
