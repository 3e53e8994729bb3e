import assert from "node:assert/strict";
import { KubeConfig } from "@kubernetes/client-node";
import type { KubeClient } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";

/** A rule of a Role, as RBAC has them. */
export interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

export interface TestUser {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  /** Bearer token, good for an hour. */
  readonly token: string;
  readonly kubeconfig: string;
  /** Makes the token worthless: the API server answers 401 once its cache of good tokens (10 s) has forgotten it. */
  revoke(): Promise<void>;
  /** Roles for the whole cluster outlive the namespace, so they are removed by hand. */
  removeClusterRole(): Promise<void>;
}

/** A ServiceAccount that may do what the rules say in one namespace (`clusterWide`: everywhere), and nothing else. */
export async function createUser(
  admin: KubeClient,
  kubeconfig: string,
  user: {
    readonly name: string;
    readonly namespace: string;
    readonly rules: readonly RoleRule[];
    readonly clusterWide?: boolean;
  },
): Promise<TestUser> {
  const { name, namespace, rules, clusterWide = false } = user;
  const account = {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name, namespace },
  };
  const { metadata } = await admin.apply(account);
  const prefix = clusterWide ? "Cluster" : "";
  // A cluster-wide role bears the namespace in its name, so that tests do not meet.
  const place = clusterWide ? { name: `${namespace}-${name}` } : { name, namespace };
  const role = rbac(`${prefix}Role`, place);
  const binding = rbac(`${prefix}RoleBinding`, place);
  await admin.apply({ ...role, rules });
  await admin.apply({
    ...binding,
    roleRef: { apiGroup: rbacGroup, kind: `${prefix}Role`, name: place.name },
    subjects: [{ kind: "ServiceAccount", name, namespace }],
  });
  const token = await requestToken(admin, account);
  return {
    name,
    namespace,
    uid: metadata.uid ?? "",
    token,
    kubeconfig: withToken(kubeconfig, token, namespace),
    revoke: () => admin.remove(account),
    removeClusterRole: async () => {
      if (!clusterWide) return;
      await admin.remove(binding);
      await admin.remove(role);
    },
  };
}

/** The cluster of a kubeconfig's current context, with a bearer token in place of its user. */
export function withToken(kubeconfig: string, token: string, namespace: string): string {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const cluster = config.getCurrentCluster();
  assert.ok(cluster, "The kubeconfig has no current context with a cluster");
  config.loadFromOptions({
    clusters: [cluster],
    users: [{ name: "test", token }],
    contexts: [{ name: "test", cluster: cluster.name, user: "test", namespace }],
    currentContext: "test",
  });
  return config.exportConfig();
}

const rbacGroup = "rbac.authorization.k8s.io";

function rbac(kind: string, metadata: KubeObject["metadata"]): KubeObject {
  return { apiVersion: `${rbacGroup}/v1`, kind, metadata };
}

async function requestToken(admin: KubeClient, account: KubeObject): Promise<string> {
  const answer = (await admin.connection.ask(`${await admin.pathOf(account)}/token`, {
    method: "POST",
    body: { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} },
  })) as { readonly status: { readonly token: string } };
  return answer.status.token;
}
