import { isAbsolute, join } from "node:path";
import type {
  ExecPlugin,
  Impersonation,
  KubeCluster,
  KubeUser,
} from "#kube/kubeconfig/kubeconfig.ts";

/** What one kubeconfig file names. */
export interface KubeconfigEntries {
  readonly current: string | undefined;
  readonly contexts: ReadonlyMap<string, ContextEntry>;
  readonly clusters: ReadonlyMap<string, KubeCluster>;
  readonly users: ReadonlyMap<string, KubeUser>;
}

export interface ContextEntry {
  readonly cluster: string;
  readonly user: string;
  readonly namespace: string;
}

/** Reads a parsed file; what is of another shape than it should be is left out. Throws for no mapping at all. */
export function toEntries(parsed: unknown, folder: string): KubeconfigEntries {
  if (parsed === undefined || parsed === null) return toEntries({}, folder);
  if (!isRecord(parsed)) throw new Error("this is no kubeconfig: it holds no mapping");
  return {
    current: text(parsed["current-context"]),
    contexts: named(parsed.contexts, "context", toContext),
    clusters: named(parsed.clusters, "cluster", (entry) => toCluster(entry, folder)),
    users: named(parsed.users, "user", (entry) => toUser(entry, folder)),
  };
}

type Entry = Readonly<Record<string, unknown>>;

function toContext(entry: Entry): ContextEntry {
  return {
    cluster: text(entry.cluster) ?? "",
    user: text(entry.user) ?? "",
    namespace: text(entry.namespace) ?? "default",
  };
}

function toCluster(entry: Entry, folder: string): KubeCluster | undefined {
  const server = text(entry.server);
  if (server === undefined) return undefined;
  return {
    server: server.replace(/\/+$/, ""),
    caFile: path(entry["certificate-authority"], folder),
    caData: text(entry["certificate-authority-data"]),
    tlsServerName: text(entry["tls-server-name"]),
    insecure: entry["insecure-skip-tls-verify"] === true,
    proxyUrl: text(entry["proxy-url"]),
  };
}

function toUser(entry: Entry, folder: string): KubeUser {
  return {
    certFile: path(entry["client-certificate"], folder),
    certData: text(entry["client-certificate-data"]),
    keyFile: path(entry["client-key"], folder),
    keyData: text(entry["client-key-data"]),
    token: text(entry.token),
    tokenFile: path(entry.tokenFile ?? entry["token-file"], folder),
    username: text(entry.username),
    password: text(entry.password),
    impersonate: toImpersonation(entry),
    exec: toExec(entry.exec, folder),
    authProvider: entry["auth-provider"] ?? undefined,
  };
}

function toImpersonation(entry: Entry): Impersonation | undefined {
  const user = text(entry.as);
  if (user === undefined) return undefined;
  const extra = isRecord(entry["as-user-extra"]) ? entry["as-user-extra"] : {};
  return {
    user,
    uid: text(entry["as-uid"]),
    groups: texts(entry["as-groups"]),
    extra: Object.fromEntries(Object.entries(extra).map(([key, value]) => [key, texts(value)])),
  };
}

function toExec(value: unknown, folder: string): ExecPlugin | undefined {
  if (!isRecord(value)) return undefined;
  const command = text(value.command);
  if (command === undefined) return undefined;
  return {
    apiVersion: text(value.apiVersion) ?? "client.authentication.k8s.io/v1",
    // As kubectl has it: a command with a slash is relative to the file, a bare one is looked up in PATH.
    command: /[/\\]/.test(command) ? (path(command, folder) ?? command) : command,
    args: texts(value.args),
    env: toEnvironment(value.env),
    installHint: text(value.installHint),
    provideClusterInfo: value.provideClusterInfo === true,
    interactiveMode: toInteractiveMode(value.interactiveMode),
  };
}

function toEnvironment(value: unknown): Readonly<Record<string, string>> {
  const entries = Array.isArray(value) ? value.filter(isRecord) : [];
  return Object.fromEntries(
    entries.map((entry) => [text(entry.name) ?? "", text(entry.value) ?? ""] as const),
  );
}

function toInteractiveMode(value: unknown): ExecPlugin["interactiveMode"] {
  return value === "Never" || value === "Always" ? value : "IfAvailable";
}

function named<T>(
  list: unknown,
  key: string,
  read: (entry: Entry) => T | undefined,
): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of Array.isArray(list) ? list.filter(isRecord) : []) {
    const name = text(item.name);
    const value = read(isRecord(item[key]) ? item[key] : {});
    if (name !== undefined && value !== undefined && !map.has(name)) map.set(name, value);
  }
  return map;
}

function isRecord(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names may look like numbers in YAML. */
function text(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((item) => text(item) ?? "") : [];
}

function path(value: unknown, folder: string): string | undefined {
  const written = text(value);
  if (written === undefined) return undefined;
  return isAbsolute(written) ? written : join(folder, written);
}
