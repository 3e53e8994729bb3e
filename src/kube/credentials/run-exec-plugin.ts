import { spawn } from "node:child_process";
import type { ExecPlugin, KubeCluster } from "#kube/kubeconfig/kubeconfig.ts";
import { KubeError } from "#kube/kube-error.ts";

/** What a credential plugin gives: a token, or a certificate with its key (PEM). */
export interface ExecCredential {
  readonly token?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Milliseconds since 1970; undefined: until the server says no. */
  readonly expires?: number | undefined;
}

/** A login in a browser takes a person some time. */
const limit = 180_000;
const stderrKept = 4_000;

/**
 * Runs the plugin without a terminal. Fails with reason `credentials`; the message holds what the
 * plugin wrote to its standard error, and the hint of the kubeconfig where the plugin is not installed.
 */
export async function runExecPlugin(
  plugin: ExecPlugin,
  cluster: KubeCluster,
  signal?: AbortSignal,
): Promise<ExecCredential> {
  if (plugin.interactiveMode === "Always") {
    throw new KubeError(
      "credentials",
      `${plugin.command} asks questions in a terminal (interactiveMode: Always); log in with kubectl in a terminal and use a context that needs no questions`,
    );
  }
  const { code, stdout, stderr } = await runPlugin(plugin, cluster, signal);
  if (code !== 0) {
    throw new KubeError("credentials", `${plugin.command} ended with code ${code}: ${stderr}`);
  }
  return readCredential(plugin, stdout);
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function runPlugin(
  plugin: ExecPlugin,
  cluster: KubeCluster,
  signal: AbortSignal | undefined,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      ...plugin.env,
      KUBERNETES_EXEC_INFO: describeCall(plugin, cluster),
    };
    const child = spawn(plugin.command, plugin.args, {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(signal === undefined ? {} : { signal }),
    });
    // The option of `spawn` leaves its timer behind where the program cannot be started.
    const timer = setTimeout(() => child.kill(), limit);
    const output: Buffer[] = [];
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => void output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => (errors = (errors + chunk).slice(-stderrKept)));
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(explainStart(plugin, error));
    });
    child.once("close", (code, killedBy) => {
      clearTimeout(timer);
      const stderr =
        killedBy === null ? errors.trim() : `no answer within ${limit / 1000} s ${errors.trim()}`;
      resolve({ code, stdout: Buffer.concat(output).toString(), stderr });
    });
  });
}

/** What client-go tells plugins; some refuse to run without it. */
function describeCall(plugin: ExecPlugin, cluster: KubeCluster): string {
  const facts = {
    server: cluster.server,
    "tls-server-name": cluster.tlsServerName,
    "insecure-skip-tls-verify": cluster.insecure || undefined,
    "certificate-authority-data": cluster.caData,
    "proxy-url": cluster.proxyUrl,
  };
  return JSON.stringify({
    kind: "ExecCredential",
    apiVersion: plugin.apiVersion,
    spec: { interactive: false, ...(plugin.provideClusterInfo ? { cluster: facts } : {}) },
  });
}

function explainStart(plugin: ExecPlugin, error: NodeJS.ErrnoException): KubeError {
  if (error.name === "AbortError") return new KubeError("cancelled", "cancelled", { cause: error });
  const hint = plugin.installHint === undefined ? "" : ` ${plugin.installHint.trim()}`;
  const message =
    error.code === "ENOENT"
      ? `${plugin.command} is not on PATH, but the kubeconfig logs in with it.${hint}`
      : `${plugin.command} could not be run: ${error.message}`;
  return new KubeError("credentials", message, { cause: error });
}

interface PrintedStatus {
  readonly token?: string;
  readonly clientCertificateData?: string;
  readonly clientKeyData?: string;
  readonly expirationTimestamp?: string;
}

function readCredential(plugin: ExecPlugin, printed: string): ExecCredential {
  const status = parseStatus(printed);
  if (status?.token === undefined && status?.clientCertificateData === undefined) {
    throw new KubeError("credentials", `${plugin.command} printed no credentials`);
  }
  const expires = Date.parse(status.expirationTimestamp ?? "");
  return {
    token: status.token,
    cert: status.clientCertificateData,
    key: status.clientKeyData,
    expires: Number.isNaN(expires) ? undefined : expires,
  };
}

function parseStatus(printed: string): PrintedStatus | undefined {
  try {
    return (JSON.parse(printed) as { readonly status?: PrintedStatus }).status;
  } catch {
    // Not quoted in the error: it may hold half a token.
    return undefined;
  }
}
