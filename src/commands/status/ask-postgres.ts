import type { PostgresAnswer } from "#commands/status/postgres-answer.ts";
import { statusQuery } from "#commands/status/postgres-answer.ts";
import type { Connection } from "#kube/connection.ts";
import { runInPod } from "#kube/stream/run-in-pod.ts";

/** Asks PostgreSQL in the pod, read-only, as psql there would. Fails where psql does. */
export async function askPostgres(
  connection: Connection,
  { namespace, pod }: { readonly namespace: string; readonly pod: string },
  signal: AbortSignal,
): Promise<PostgresAnswer> {
  const request = { namespace, pod, container: "postgres", command };
  return JSON.parse(await runInPod(connection, request, signal)) as PostgresAnswer;
}

const command: readonly string[] = [
  "env",
  "PGOPTIONS=-c default_transaction_read_only=on -c statement_timeout=10s",
  "PGCONNECT_TIMEOUT=5",
  "psql",
  "-U",
  "postgres",
  "-d",
  "postgres",
  "-XqAt",
  "-v",
  "ON_ERROR_STOP=1",
  "-c",
  statusQuery,
];
