/** A kubeconfig as kubectl would see it: all files merged, paths made absolute. */
export interface Kubeconfig {
  readonly contexts: readonly KubeContext[];
  readonly currentContext: string | undefined;
  /** Files that were asked for, in order, whether they exist or not: what to watch. */
  readonly files: readonly string[];
  /** What could not be read; the rest counts all the same. */
  readonly problems: readonly KubeconfigProblem[];
}

export interface KubeconfigProblem {
  readonly file: string;
  readonly message: string;
}

/** One context with all that is needed to connect, or what is missing. */
export interface KubeContext {
  readonly name: string;
  /** `default` where the file names none. */
  readonly namespace: string;
  readonly cluster: KubeCluster | undefined;
  readonly user: KubeUser | undefined;
  /** Names of the cluster and user that the context wants. */
  readonly clusterName: string;
  readonly userName: string;
}

export interface KubeCluster {
  readonly server: string;
  readonly caFile?: string | undefined;
  /** Base64. */
  readonly caData?: string | undefined;
  readonly tlsServerName?: string | undefined;
  readonly insecure: boolean;
  readonly proxyUrl?: string | undefined;
}

/** Credentials, or how to get them. Holds secrets: never logged, never stored. */
export interface KubeUser {
  readonly certFile?: string | undefined;
  readonly certData?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly keyData?: string | undefined;
  readonly token?: string | undefined;
  readonly tokenFile?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly impersonate?: Impersonation | undefined;
  readonly exec?: ExecPlugin | undefined;
  /** Handed to the client library as it is: OIDC and the old cloud providers. */
  readonly authProvider?: unknown;
}

export interface Impersonation {
  readonly user: string;
  readonly uid?: string | undefined;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
}

/** `users[].user.exec`: a program that prints credentials. */
export interface ExecPlugin {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly installHint?: string | undefined;
  readonly provideClusterInfo: boolean;
  readonly interactiveMode: "Never" | "IfAvailable" | "Always";
}
