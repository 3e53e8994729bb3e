import { readFileSync } from "node:fs";
import { SandboxError } from "../sandbox-error.ts";

/** What a person can do about a failed build, read from what Go printed. */
export function explainGoFailure(module: string, log: string, cause: unknown): SandboxError {
  const printed = readLog(log) ?? String(cause);
  const advice = hints.find(([pattern]) => pattern.test(printed))?.[1] ?? `all of it is in ${log}`;
  const tail = printed.trimEnd().split("\n").slice(-8).join("\n");
  return new SandboxError(`Could not build ${module}: ${advice}\n${tail}`);
}

/** Whether it may go well when it is tried again. */
export function isNetworkFailure(log: string): boolean {
  return network.test(readLog(log) ?? "");
}

const network =
  /dial tcp|no such host|i\/o timeout|proxyconnect|Forbidden|TLS handshake|connection reset|unexpected EOF|: (?:403|429|5\d\d) [A-Z]/;

const hints: readonly (readonly [RegExp, string])[] = [
  [/ENOENT/, "there is no Go on PATH; install Go from https://go.dev/dl"],
  [
    /requires go >= |go\.mod requires/,
    "this Go is too old; install a newer one or set GOTOOLCHAIN=auto",
  ],
  [/no space left on device/, "the disk is full; Go's caches need about 9 GB for a first build"],
  [/signal: killed|cannot allocate memory/, "there is too little memory; linking needs about 2 GB"],
  [network, "the Go module proxy cannot be reached; check the network and `go env GOPROXY`"],
  [/checksum mismatch|SECURITY ERROR/, "what the Go module proxy gave is not what go.sum pins"],
];

function readLog(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
