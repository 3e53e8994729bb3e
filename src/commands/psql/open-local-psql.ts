import type { Command } from "#commands/command.ts";
import { chooseWay } from "#commands/connection/choose-way.ts";
import type { TunnelWay } from "#commands/connection/choose-way.ts";
import { describeWay } from "#commands/connection/copy-connection.ts";
import { chooseLogin, readLogin } from "#commands/connection/read-login.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import { chooseDatabase } from "#commands/psql/choose-names.ts";
import { findPsql } from "#commands/psql/find-psql.ts";
import { isReadOnly } from "#commands/psql/is-read-only.ts";
import { declaredNames } from "#commands/psql/list-names.ts";
import { writePassFile } from "#commands/psql/pass-file.ts";
import { writeBanner } from "#commands/psql/write-banner.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { writeConnectionString } from "#domain/postgres/connection-string.ts";
import type { ConnectionFacts } from "#domain/postgres/connection-string.ts";

/** The psql of this machine through a tunnel. What it needs goes by environment and pass file, never by argument. */
export const openLocalPsql: Command = async (node, services) => {
  const program = await findPsql(services.connect.settings().psqlPath);
  if (program === undefined) {
    await services.ui.warn(tell(services, "psql.not-found"));
    return;
  }
  const way = await chooseWay(node, services, tell(services, "psql.cluster"));
  if (way === undefined) return;
  const facts = await chooseFacts(services, way);
  if (facts === undefined) return;
  // The name of the host is what the line is looked up by, also where an address is dialled.
  const pass = await writePassFile(writeConnectionString("pgpass", { ...facts, database: "*" }));
  const readOnly = readOnlyOf(services, way);
  const { place, tunnel } = way;
  services.connect.terminals.openLocal({
    title: tell(services, "psql.title", { target: describeTarget(tunnel.target) }),
    program,
    args: [],
    banner: writeBanner(services, {
      place,
      target: tunnel.target,
      instance: tunnel.status().pod,
      user: facts.user,
      database: facts.database,
      readOnly,
    }),
    environment: {
      ...environmentOf(facts),
      PGPASSFILE: pass.path,
      ...(readOnly === true ? { PGOPTIONS: "-c default_transaction_read_only=on" } : {}),
    },
    onClose: () => void pass.remove(),
  });
};

/** Who logs in, and where: of what the Cluster and the objects beside it declare. */
async function chooseFacts(
  services: Services,
  { place, tunnel }: TunnelWay,
): Promise<ConnectionFacts | undefined> {
  const login = await chooseLogin(services, place);
  if (login === undefined) return undefined;
  const credentials = await readLogin(services, place, login);
  const { databases } = declaredNames(services, place);
  const others = databases.filter((name) => name !== "postgres" || login.kind === "superuser");
  const usual = [...new Set([credentials.database, ...others])];
  const database = await chooseDatabase(services, usual);
  if (database === undefined) return undefined;
  return { ...(await describeWay(services, place, tunnel.port)), ...credentials, database };
}

function environmentOf(facts: ConnectionFacts): Readonly<Record<string, string>> {
  return {
    PGHOST: facts.host,
    PGHOSTADDR: facts.address ?? "",
    PGPORT: String(facts.port),
    PGUSER: facts.user,
    PGDATABASE: facts.database,
    PGSSLMODE: "verify-full",
    PGSSLROOTCERT: facts.rootCert ?? "",
    PGCLIENTENCODING: "UTF8",
  };
}

/** PgBouncer drops the options of a session without a word, so through it nothing may be promised. */
function readOnlyOf(services: Services, { place, tunnel }: TunnelWay): boolean | "unset" {
  const isWanted = isReadOnly(services, place);
  return isWanted && tunnel.target.role === "pooler" ? "unset" : isWanted;
}
