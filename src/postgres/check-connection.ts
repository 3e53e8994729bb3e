import type { Session } from "#postgres/session.ts";

/** What a session found out. */
export interface ConnectionReport {
  readonly tls: string;
  readonly user: string;
  readonly database: string;
  readonly version: string;
  readonly isReplica: boolean;
  /** Whether a write would go through without asking. */
  readonly isReadOnly: boolean;
  /** Seconds; undefined on a primary, or where nothing was replayed yet. */
  readonly lag: number | undefined;
  /** Milliseconds of the fastest of several questions. */
  readonly roundTrip: number;
  readonly write: "done" | "not-asked" | "replica";
}

/** Through a pooler a session of its own is not given, so one question has to do. */
const question = `
select current_user as "user",
       current_database() as database,
       current_setting('server_version') as version,
       pg_is_in_recovery() as replica,
       current_setting('transaction_read_only') = 'on' as readonly,
       case when pg_is_in_recovery() and pg_last_wal_receive_lsn() is distinct from pg_last_wal_replay_lsn()
            then extract(epoch from now() - pg_last_xact_replay_timestamp())::float8
            when pg_is_in_recovery() then 0 end as lag`;

const writeTest = [
  "begin",
  "create temporary table cnpg_workbench_check (x int) on commit drop",
  "insert into cnpg_workbench_check values (1)",
  "rollback",
] as const;

/** Reads, and writes where that was asked for, in a temporary table that is rolled back. */
export async function checkConnection(
  session: Session,
  options: { readonly write: boolean },
): Promise<ConnectionReport> {
  const [row = {}] = await session.query(question);
  const isReplica = row["replica"] === true;
  return {
    tls: session.tls,
    user: textOf(row["user"]),
    database: textOf(row["database"]),
    version: textOf(row["version"]),
    isReplica,
    isReadOnly: row["readonly"] === true,
    lag: typeof row["lag"] === "number" ? row["lag"] : undefined,
    roundTrip: await measure(session),
    write: isReplica ? "replica" : await tryWrite(session, options.write),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

async function tryWrite(session: Session, isWanted: boolean): Promise<"done" | "not-asked"> {
  if (!isWanted) return "not-asked";
  for (const statement of writeTest) await session.query(statement);
  return "done";
}

async function measure(session: Session): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const start = performance.now();
    await session.query("select 1");
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
