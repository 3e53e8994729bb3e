import type { PostgresRecord } from "#domain/cnpg/logs/log-entry.ts";
import { readParameters } from "#domain/cnpg/logs/read-parameters.ts";
import type { JsonObject } from "#domain/kubernetes/json.ts";

interface RecordText {
  readonly message: string;
  readonly record: PostgresRecord;
}

/** A row of csvlog as the instance manager writes it: all values are text, empty ones are left out. */
export function readRecord(row: JsonObject): RecordText {
  const text = (name: string): string | undefined => {
    const value = row[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const { message, statement } = splitMessage(text("message") ?? "");
  const detail = readParameters(text("detail"));
  const context = readParameters(text("context"));
  const record = {
    severity: text("error_severity") ?? "LOG",
    sqlState: text("sql_state_code") ?? "00000",
    user: text("user_name"),
    database: text("database_name"),
    application: text("application_name"),
    client: text("connection_from"),
    process: text("process_id"),
    backend: text("backend_type"),
    statement: text("query") ?? statement,
    parameters: [...detail.parameters, ...context.parameters],
    detail: detail.rest,
    hint: text("hint"),
    context: context.rest,
    internalQuery: text("internal_query"),
    location: text("location"),
  };
  return { message, record };
}

/**
 * With `log_statement` and `log_min_duration_statement` the statement is a part of the message:
 * `duration: 1.9 ms  execute name: SELECT 1`, `statement: SELECT 1`.
 */
function splitMessage(message: string): { message: string; statement: string | undefined } {
  const match =
    /^((?:duration: [\d.]+ ms {2})?(?:statement|fastpath function call|(?:parse|bind|execute(?: fetch from)?) \S+)): /.exec(
      message,
    );
  if (match === null) return { message, statement: undefined };
  const [whole, before = ""] = match;
  return { message: before, statement: message.slice(whole.length) };
}
