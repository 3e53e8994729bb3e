import type { LogEntry } from "#domain/cnpg/logs/log-entry.ts";
import type { JsonObject } from "#domain/kubernetes/json.ts";

/** What else stands in a line, without what is shown elsewhere or says nothing to a reader. */
export function readFields(line: JsonObject): LogEntry["fields"] {
  return Object.entries(line)
    .filter(([name]) => !shown.has(name) && !(line["Cluster"] !== undefined && named.has(name)))
    .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]);
}

const shown: ReadonlySet<string> = new Set([
  "level",
  "ts",
  "time",
  "logger",
  "msg",
  "message",
  "logging_pod",
  "record",
  "stacktrace",
  "pipe",
  "source",
  "caller",
  "controllerGroup",
  "controllerKind",
  "reconcileID",
]);

/** The controller repeats them beside the object. */
const named: ReadonlySet<string> = new Set(["name", "namespace", "controller"]);
