import { readFile } from "node:fs/promises";
import { KubeError } from "#kube/kube-error.ts";
import type { ExecCredential } from "#kube/credentials/run-exec-plugin.ts";
import { runExecPlugin } from "#kube/credentials/run-exec-plugin.ts";
import type { KubeCluster, KubeUser } from "#kube/kubeconfig/kubeconfig.ts";

/** What to show the server; kept in memory only. */
export interface Credentials {
  readonly token?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly cert?: Buffer | string | undefined;
  readonly key?: Buffer | string | undefined;
  /** Milliseconds since 1970 after which they have to be asked for again. */
  readonly expires?: number | undefined;
}

/** Token files are rotated by others; client-go looks again after a minute, too. */
const tokenFileAge = 60_000;
/** Renewed a little before the end, so that a request under way does not fail. */
const margin = 10_000;

/** Gets the credentials of a user anew; fails with reason `credentials` or `config`. */
export async function loadCredentials(
  user: KubeUser,
  cluster: KubeCluster,
  signal?: AbortSignal,
): Promise<Credentials> {
  const [cert, key] = await Promise.all([
    readPem(user.certFile, user.certData),
    readPem(user.keyFile, user.keyData),
  ]);
  const fixed = { cert, key, username: user.username, password: user.password };
  const { exec } = user;
  if (exec !== undefined) {
    const given = await inTurn(() => runExecPlugin(exec, cluster, signal));
    return { ...fixed, ...withoutUndefined(given), expires: earlier(given) };
  }
  if (user.tokenFile === undefined) return { ...fixed, token: user.token };
  const token = (await readNamed(user.tokenFile)).toString().trim();
  return { ...fixed, token, expires: Date.now() + tokenFileAge };
}

function earlier({ expires }: ExecCredential): number | undefined {
  return expires === undefined ? undefined : expires - margin;
}

function withoutUndefined({ token, cert, key }: ExecCredential): Partial<ExecCredential> {
  return {
    ...(token === undefined ? {} : { token }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

let turn: Promise<unknown> = Promise.resolve();

/** One login at a time: a person can only follow one browser window. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const mine = turn.then(run, run);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Data counts before a file, as for kubectl. */
async function readPem(
  file: string | undefined,
  data: string | undefined,
): Promise<Buffer | undefined> {
  if (data !== undefined) return Buffer.from(data, "base64");
  return file === undefined ? undefined : readNamed(file);
}

async function readNamed(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new KubeError("config", `${file}, which the kubeconfig names, cannot be read`, { cause });
  }
}
