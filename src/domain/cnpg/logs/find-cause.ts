import { knownCauses } from "#domain/cnpg/logs/known-causes-table.ts";
import type { KnownCause } from "#domain/cnpg/logs/known-causes-table.ts";
import type { LogEntry } from "#domain/cnpg/logs/log-entry.ts";
import { isAtLeast } from "#domain/cnpg/logs/log-level.ts";

/** Where in a manifest the reason for a line stands. */
export interface LogCause {
  /** Text catalogue: `log.cause.<code>`. */
  readonly code: string;
  readonly kind: KnownCause["kind"];
  readonly path: string;
}

/** The manifest key behind a line; undefined for what is no trouble, or none that a manifest explains. */
export function findCause(entry: LogEntry): LogCause | undefined {
  const isTrouble = isAtLeast(entry.level, "warning");
  const text = isTrouble ? textOf(entry) : entry.message;
  for (const cause of isTrouble ? knownCauses : told) {
    const found = match(cause, entry, text);
    if (found === undefined) continue;
    const { code, kind } = cause;
    return { code, kind, path: fillPath(cause.path, found[1] ?? "") };
  }
  return undefined;
}

/** Causes of what PostgreSQL and PgBouncer tell as mere information. */
const told = knownCauses.filter(({ code }) =>
  /^(?:checkpoints|pooler-clients|pooler-wait)$/.test(code),
);

/** Parameters of extensions have a dot in their names. */
function fillPath(path: string, name: string): string {
  return path.replace(".{1}", name.includes(".") ? `["${name}"]` : `.${name}`);
}

const noGroups: readonly string[] = [];

function match(cause: KnownCause, entry: LogEntry, text: string): readonly string[] | undefined {
  if (!isMeant(cause, entry)) return undefined;
  return cause.text === undefined ? noGroups : (cause.text.exec(text) ?? undefined);
}

function isMeant({ states, logger: by }: KnownCause, { record, logger = "" }: LogEntry): boolean {
  if (states !== undefined && !states.includes(record?.sqlState ?? "")) return false;
  return by === undefined || by.test(logger);
}

function textOf({ message, record, fields }: LogEntry): string {
  const values = fields.map(([, value]) => value);
  return [message, record?.detail, record?.hint, record?.context, ...values].join("\n");
}
