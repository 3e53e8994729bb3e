import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { TestContext } from "node:test";
import type { SmallDatabase } from "#test/support/cluster/small-database.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";

export type ProgramName = "psql" | "pgbench" | "pg_dump";

/** Where a client program of PostgreSQL is on this machine. */
export function findProgram(name: ProgramName): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const places = [...folders, "/usr/lib/postgresql/*/bin"].map((folder) => join(folder, name));
  return places.flatMap((place) => globSync(place))[0];
}

/** For the option `skip` of a test that needs the program, of this major at least. */
export function whyWithout(name: ProgramName, major = 0): string | false {
  const program = findProgram(name);
  if (program === undefined) return `${name} is not installed here`;
  if (major === 0) return false;
  const said = execFileSync(program, ["--version"], { encoding: "utf8" });
  const [, has = "0"] = /\) (\d+)/.exec(said) ?? [];
  return Number(has) >= major
    ? false
    : `${name} is of major ${has} here, and the server of ${major}`;
}

/** Programs that log in to a database through local ports. */
export interface Programs {
  start(name: ProgramName, port: number, args: readonly string[]): ChildProcess;
  /** Its output; fails with what it says where it ends badly. */
  run(name: ProgramName, port: number, args: readonly string[]): Promise<string>;
}

/**
 * They verify the server's certificate and its name, and get the password by a file. `disable` goes without TLS: the
 * port-forward of kubectl does not survive the end of a session with it.
 */
export async function preparePrograms(
  t: Pick<TestContext, "after">,
  { name, user, password, database, ca }: SmallDatabase,
  sslMode: "verify-full" | "disable" = "verify-full",
): Promise<Programs> {
  const folder = await makeTemporaryFolder(t);
  const [authority, pass] = [join(folder, "ca.crt"), join(folder, "pgpass")];
  await writeFile(authority, ca);
  await writeFile(pass, `*:*:*:${user}:${password}\n`, { mode: 0o600 });
  const start: Programs["start"] = (program, port, args) => {
    const env = {
      ...process.env,
      PGHOST: `${name}-rw`,
      PGHOSTADDR: "127.0.0.1",
      PGPORT: String(port),
      PGUSER: user,
      PGDATABASE: database,
      PGPASSFILE: pass,
      PGSSLMODE: sslMode,
      PGSSLROOTCERT: authority,
    };
    const child = spawn(findProgram(program) ?? program, [...args], { env });
    t.after(() => child.kill("SIGKILL"));
    return child;
  };
  return {
    start,
    async run(program, port, args) {
      const child = start(program, port, args);
      let output = "";
      let problem = "";
      child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.stderr?.on("data", (chunk: Buffer) => (problem += chunk.toString()));
      const [code] = (await once(child, "close")) as [number | null];
      if (code !== 0) throw new Error(`${program} ended with ${code}: ${problem}`);
      return output;
    },
  };
}
