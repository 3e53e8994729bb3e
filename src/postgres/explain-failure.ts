/** What is behind a failure, as far as it changes what to do next. */
export type FailureCause =
  | "password"
  | "no-role"
  | "no-database"
  | "hba"
  | "too-many"
  | "starting"
  | "read-only"
  | "certificate"
  | "no-tls"
  | "broken"
  | "timeout"
  | "other";

/** By the SQLSTATE that PostgreSQL sends. */
const states: Readonly<Record<string, FailureCause>> = {
  "28P01": "password",
  "28000": "hba",
  "3D000": "no-database",
  "53300": "too-many",
  "57P03": "starting",
  "57P01": "broken",
  "57P02": "broken",
  "25006": "read-only",
  "08006": "broken",
  "08001": "broken",
  "08003": "broken",
  "08P01": "broken",
};

/** By what the system, TLS or the library says. */
const patterns: readonly (readonly [RegExp, FailureCause])[] = [
  [/role .* does not exist/, "no-role"],
  [/CERT|SELF_SIGNED|UNABLE_TO_|altnames|certificate/i, "certificate"],
  [/does not support SSL/, "no-tls"],
  [/ECONNRESET|EPIPE|ECONNREFUSED|terminated|closed the connection|socket/i, "broken"],
  [/timeout|timed out/i, "timeout"],
];

export function explainFailure(error: unknown): FailureCause {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const words = `${code} ${message}`;
  if (code === "28000" && /role .* does not exist/.test(message)) return "no-role";
  return states[code] ?? patterns.find(([pattern]) => pattern.test(words))?.[1] ?? "other";
}
