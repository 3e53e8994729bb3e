import { Agent } from "node:https";
import { KubeConfig } from "@kubernetes/client-node";
import type { Cluster, User } from "@kubernetes/client-node";
import { loadCredentials } from "#kube/credentials/credentials.ts";
import type { Credentials } from "#kube/credentials/credentials.ts";
import { findProxy } from "#kube/http/find-proxy.ts";
import { KubeError } from "#kube/kube-error.ts";
import type {
  Impersonation,
  KubeCluster,
  KubeContext,
  KubeUser,
} from "#kube/kubeconfig/kubeconfig.ts";

/** One login: the agent that holds the connections, and what goes along with each request. */
export interface Session {
  readonly server: URL;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly expires: number | undefined;
}

/**
 * Logs in to the cluster of a context. Sessions are never shared between contexts. Fails with reason
 * `config`, `credentials` or `cancelled`.
 */
export async function openSession(context: KubeContext, signal?: AbortSignal): Promise<Session> {
  const { cluster, user } = requireParts(context);
  const credentials = await loadCredentials(user, cluster, signal);
  const options = await applyLibrary(cluster, user, credentials);
  const agent = options.agent ?? new Agent();
  // Without it the library's agents open a connection for each request.
  Object.assign(agent, { keepAlive: true, maxFreeSockets: 16 });
  return {
    server: parseServer(cluster.server),
    agent,
    headers: { ...options.headers, ...impersonationHeaders(user.impersonate) },
    expires: credentials.expires,
  };
}

function requireParts(context: KubeContext): { cluster: KubeCluster; user: KubeUser } {
  const { cluster, user } = context;
  if (cluster === undefined) {
    throw new KubeError(
      "config",
      `context ${context.name} names cluster ${context.clusterName || "(none)"}, which the kubeconfig does not hold`,
    );
  }
  if (user === undefined) {
    throw new KubeError(
      "config",
      `context ${context.name} names user ${context.userName}, which the kubeconfig does not hold`,
    );
  }
  return { cluster, user };
}

function parseServer(server: string): URL {
  try {
    return new URL(server);
  } catch (cause) {
    throw new KubeError("config", `${server} is no address of a server`, { cause });
  }
}

interface HttpsOptions {
  agent?: Agent;
  headers?: Record<string, string>;
}

/** The client library knows OIDC, the old cloud providers, proxies and certificates. */
async function applyLibrary(
  cluster: KubeCluster,
  user: KubeUser,
  credentials: Credentials,
): Promise<HttpsOptions> {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(toLibraryCluster(cluster), toLibraryUser(user, credentials));
  const options: HttpsOptions & { auth?: string } = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new KubeError(user.authProvider === undefined ? "config" : "credentials", message, {
      cause,
    });
  }
  if (options.auth !== undefined) {
    const basic = Buffer.from(options.auth).toString("base64");
    options.headers = { ...options.headers, Authorization: `Basic ${basic}` };
    delete options.auth;
  }
  return options;
}

function toLibraryCluster(cluster: KubeCluster): Cluster {
  return {
    name: "cluster",
    server: cluster.server,
    skipTLSVerify: cluster.insecure,
    ...(cluster.caData === undefined ? {} : { caData: cluster.caData }),
    ...(cluster.caFile === undefined || cluster.caData !== undefined
      ? {}
      : { caFile: cluster.caFile }),
    ...(cluster.tlsServerName === undefined ? {} : { tlsServerName: cluster.tlsServerName }),
    ...proxyOf(cluster),
  };
}

/** What the kubeconfig says comes before what the environment says. */
function proxyOf({ server, proxyUrl }: KubeCluster): { proxyUrl?: string } {
  const found = proxyUrl ?? findProxy(parseServer(server));
  return found === undefined ? {} : { proxyUrl: withNamesAtProxy(found) };
}

/** As kubectl does it: a private name of a server is often known behind the proxy only. The library would look it up here. */
function withNamesAtProxy(proxyUrl: string): string {
  return proxyUrl.replace(/^socks5:/, "socks5h:");
}

function toLibraryUser(user: KubeUser, credentials: Credentials): User {
  const { token, username, password, cert, key } = credentials;
  return {
    name: "user",
    ...(token === undefined ? {} : { token }),
    ...(username === undefined ? {} : { username, password: password ?? "" }),
    ...(cert === undefined ? {} : { certData: Buffer.from(cert).toString("base64") }),
    ...(key === undefined ? {} : { keyData: Buffer.from(key).toString("base64") }),
    ...(user.authProvider === undefined ? {} : { authProvider: user.authProvider }),
  };
}

function impersonationHeaders(as: Impersonation | undefined): Record<string, string | string[]> {
  if (as === undefined) return {};
  const extra = Object.entries(as.extra).map(
    ([key, values]) => [`Impersonate-Extra-${encodeURIComponent(key)}`, [...values]] as const,
  );
  return {
    "Impersonate-User": as.user,
    ...(as.uid === undefined ? {} : { "Impersonate-Uid": as.uid }),
    ...(as.groups.length === 0 ? {} : { "Impersonate-Group": [...as.groups] }),
    ...Object.fromEntries(extra),
  };
}
