import { KubeError } from "#kube/kube-error.ts";
import type { KubeFailure } from "#kube/kube-error.ts";

/** What it means that there was no answer, or only a part of one. */
export function explainFailure(error: unknown, call: string): KubeError {
  if (error instanceof KubeError) return error;
  const { name, code, message } = facts(error);
  if (name === "AbortError") return new KubeError("cancelled", "cancelled", { call, cause: error });
  return new KubeError(reasonOf(code), message, { call, cause: error });
}

function facts(error: unknown): { name: string; code: string; message: string } {
  if (!(error instanceof Error)) return { name: "", code: "", message: String(error) };
  const { code = "" } = error as NodeJS.ErrnoException;
  // Several addresses tried at once: the text of the whole is empty.
  const first =
    error instanceof AggregateError ? (error.errors[0] as Error | undefined) : undefined;
  return { name: error.name, code, message: error.message || (first?.message ?? code) };
}

const certificateCodes = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_SSL_)/;
const timeoutCodes: ReadonlySet<string> = new Set(["ETIMEDOUT", "ESOCKETTIMEDOUT"]);

function reasonOf(code: string): KubeFailure {
  if (certificateCodes.test(code)) return "certificate";
  return timeoutCodes.has(code) ? "timeout" : "unreachable";
}
