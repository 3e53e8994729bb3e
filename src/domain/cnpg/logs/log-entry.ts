import type { LogLevel } from "#domain/cnpg/logs/log-level.ts";

/** One line of a container's log, understood as far as it can be. */
export interface LogEntry {
  /** Of PostgreSQL's records their own; the envelope around them always says `info`. */
  readonly level: LogLevel;
  /** What the line itself says, in milliseconds since 1970; undefined: it says nothing. */
  readonly time: number | undefined;
  /** Who wrote it: `postgres`, `instance-manager`, `barman-cloud-wal-archive`; undefined: not said. */
  readonly logger: string | undefined;
  readonly message: string;
  /** Only of lines that PostgreSQL itself wrote. */
  readonly record: PostgresRecord | undefined;
  /** What else stands in the line, in its order. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Several lines of where in the program it happened. */
  readonly stack: string | undefined;
  /** `text`: no JSON; `cut`: JSON that ends, or begins, in the middle. */
  readonly form: "json" | "text" | "cut";
}

/** A row of PostgreSQL's csvlog, as far as it is of use to a reader. */
export interface PostgresRecord {
  /** As PostgreSQL spells it: `LOG`, `ERROR`. */
  readonly severity: string;
  /** `00000` for what is no error. */
  readonly sqlState: string;
  readonly user: string | undefined;
  readonly database: string | undefined;
  readonly application: string | undefined;
  /** Where the client is: `[local]`, `10.1.2.3:41706`. */
  readonly client: string | undefined;
  readonly process: string | undefined;
  /** `client backend`, `checkpointer`. */
  readonly backend: string | undefined;
  readonly statement: string | undefined;
  /** `$1 = '7'`, one entry a parameter. */
  readonly parameters: readonly string[];
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly context: string | undefined;
  /** A query that a function ran. */
  readonly internalQuery: string | undefined;
  /** Function and source line, with `log_error_verbosity = verbose`. */
  readonly location: string | undefined;
}
