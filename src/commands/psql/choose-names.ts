import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import { askNames, declaredNames } from "#commands/psql/list-names.ts";
import type { PsqlNames } from "#commands/psql/list-names.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { resolveTarget } from "#live/resolve-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";

export interface PsqlChoice {
  readonly database: string;
  /** Whose rights the session has; `postgres` is the superuser. */
  readonly role: string;
}

/** The database and the role of a session as superuser. Undefined: the person went away. */
export async function choosePsqlNames(
  services: Services,
  place: ClusterPlace,
  target: TunnelTarget,
): Promise<PsqlChoice | undefined> {
  const names = await findNames(services, place, target);
  const database = await chooseDatabase(services, names.databases);
  if (database === undefined) return undefined;
  const role = await chooseRole(services, names.roles);
  return role === undefined ? undefined : { database, role };
}

/** The first is the application's; asked only where there are several. */
export function chooseDatabase(
  services: Services,
  databases: readonly string[],
): Promise<string | undefined> {
  if (databases.length < 2) return Promise.resolve(databases[0]);
  const choices = databases.map((name) => ({ label: name, value: name }));
  return services.ui.choose(tell(services, "psql.database"), choices);
}

function chooseRole(services: Services, roles: readonly string[]): Promise<string | undefined> {
  const [superuser = "postgres", ...others] = roles;
  if (others.length === 0) return Promise.resolve(superuser);
  return services.ui.choose(tell(services, "psql.role"), [
    { label: superuser, description: tell(services, "login.superuser"), value: superuser },
    ...others.map((name) => ({
      label: name,
      description: tell(services, "psql.role.played"),
      value: name,
    })),
  ]);
}

/** Milliseconds; what is declared is enough where PostgreSQL does not answer in this time. */
const patience = 5_000;

async function findNames(
  services: Services,
  place: ClusterPlace,
  target: TunnelTarget,
): Promise<PsqlNames> {
  const found = resolveTarget(services.store.context(target.context), target, 0);
  if (found.kind !== "pod") return declaredNames(services, place);
  const { pod } = found;
  return services.ui.follow(tell(services, "psql.asking"), async (_report, cancelled) => {
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(patience)]);
    try {
      return await askNames(services, place, { pod, signal });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      services.log(`psql could not be asked for names pod=${pod} error=${reason}`);
      return declaredNames(services, place);
    }
  });
}
