import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { ChildProcess } from "node:child_process";
import { projectPath } from "#scripts/project-path.ts";
import { connectDatabase } from "#test/support/cluster/database-client.ts";
import type { Programs } from "#test/support/cluster/postgres-programs.ts";
import { whyWithout } from "#test/support/cluster/postgres-programs.ts";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";

/** Clients that connect anew for each transaction, all the time. */
export interface ConnectionLoad {
  /** What says that a new connection could not be made; the end of one that was there does not count. */
  readonly failures: readonly string[];
  stop(): Promise<void>;
}

/** Four sessions of `pgbench -C`, or of `pg` where that program lacks. */
export function startConnectionLoad(
  programs: Programs,
  port: number,
  db: SmallDatabase,
): ConnectionLoad {
  const failures: string[] = [];
  const ended = new AbortController();
  const load =
    whyWithout("pgbench") === false
      ? repeatPgbench(programs, { port, failures, ended: ended.signal })
      : Promise.all(
          [1, 2, 3, 4].map(() => repeatSessions(db, { port, failures, ended: ended.signal })),
        );
  return {
    failures,
    async stop() {
      ended.abort();
      await load;
    },
  };
}

interface Load {
  readonly port: number;
  readonly failures: string[];
  readonly ended: AbortSignal;
}

/** A client of pgbench gives up when its session is cut, and all of it ends with the last one: it is started again. */
async function repeatPgbench(programs: Programs, { port, failures, ended }: Load): Promise<void> {
  const script = projectPath("test/support/cluster/select-one.sql");
  while (!ended.aborted) {
    const args = ["-n", "-C", "-c4", "-j1", "-T3600", "-f", script];
    const run = programs.start("pgbench", port, args);
    collectFailures(run, failures);
    const kill = (): void => void run.kill("SIGKILL");
    ended.addEventListener("abort", kill, { once: true });
    await once(run, "close");
    ended.removeEventListener("abort", kill);
  }
}

/** Told of sessions that were cut, not of new connections. */
const honestEnd = /aborted in command|backend died|Run was aborted/;

function collectFailures(run: ChildProcess, failures: string[]): void {
  let rest = "";
  run.stderr?.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    failures.push(...lines.filter((line) => line.startsWith("pgbench: ") && !honestEnd.test(line)));
  });
}

async function repeatSessions(db: SmallDatabase, { port, failures, ended }: Load): Promise<void> {
  while (!ended.aborted) {
    try {
      const session = await connectDatabase(port, db);
      await session.ask("select 1").catch(() => undefined);
      await session.end().catch(() => undefined);
    } catch (error) {
      if (!ended.aborted) failures.push(String(error));
    }
    await setImmediate();
  }
}
