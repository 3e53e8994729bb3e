import type { Command } from "#commands/command.ts";
import { chooseTunnelTo } from "#commands/connection/choose-session.ts";
import { describeWay } from "#commands/connection/copy-connection.ts";
import { chooseLogin, readLogin } from "#commands/connection/read-login.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import { findPsql } from "#commands/psql/find-psql.ts";
import { writePassFile } from "#commands/psql/pass-file.ts";
import { tell } from "#commands/tell.ts";
import { isReadOnly } from "#commands/psql/is-read-only.ts";
import { writeConnectionString } from "#domain/postgres/connection-string.ts";

/** The psql of this machine through a tunnel. What it needs goes by environment and pass file, never by argument. */
export const openLocalPsql: Command = async (node, services) => {
  const program = await findPsql(services.connect.settings().psqlPath);
  if (program === undefined) {
    await services.ui.warn(tell(services, "psql.not-found"));
    return;
  }
  const way = await chooseTunnelTo(node, services, tell(services, "psql.cluster"));
  if (way === undefined) return;
  const login = await chooseLogin(services, way.place);
  if (login === undefined) return;
  const facts = {
    ...(await describeWay(services, way.place, way.tunnel)),
    ...(await readLogin(services, way.place, login)),
  };
  // The name of the host is what the line is looked up by, also where an address is dialled.
  const pass = await writePassFile(writeConnectionString("pgpass", { ...facts, database: "*" }));
  const readOnly = isReadOnly(services.connect.settings().readOnly, {
    ...way.place,
    name: way.place.cluster.metadata.name,
  });
  services.connect.terminals.openLocal({
    title: tell(services, "psql.title", { target: describeTarget(way.tunnel.target) }),
    program,
    args: [],
    environment: {
      PGHOST: facts.host,
      PGHOSTADDR: facts.address ?? "",
      PGPORT: String(facts.port),
      PGUSER: facts.user,
      PGDATABASE: facts.database,
      PGPASSFILE: pass.path,
      PGSSLMODE: "verify-full",
      PGSSLROOTCERT: facts.rootCert ?? "",
      ...(readOnly ? { PGOPTIONS: "-c default_transaction_read_only=on" } : {}),
    },
    onClose: () => void pass.remove(),
  });
};
