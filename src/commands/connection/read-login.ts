import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { partsOf } from "#live/cluster-view.ts";
import { listLogins } from "#live/list-logins.ts";
import type { Login } from "#live/list-logins.ts";

/** A name and a password, as a Secret holds them now. Never kept. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Who to log in as; asked only where there are several. */
export function chooseLogin(services: Services, place: ClusterPlace): Promise<Login | undefined> {
  const { context, cluster } = place;
  const state = services.store.context(context);
  const roles =
    state === undefined ? [] : partsOf(state, cluster, "databaseroles.postgresql.cnpg.io");
  const logins = listLogins(cluster, roles);
  if (logins.length < 2) return Promise.resolve(logins[0]);
  const choices = logins.map((login) => ({
    label: login.user ?? tell(services, "login.owner"),
    description: tell(services, `login.${login.kind}`),
    detail: tell(services, "login.secret", { secret: login.secret }),
    value: login,
  }));
  return services.ui.choose(tell(services, "login.question"), choices);
}

export async function readLogin(
  services: Services,
  { context, namespace }: Pick<ClusterPlace, "context" | "namespace">,
  login: Login,
): Promise<Credentials> {
  const data = await readSecret(services, { context, namespace }, login.secret);
  const user = login.user ?? data.get("username") ?? "";
  const database = data.get("dbname") ?? login.database;
  return {
    user,
    password: data.get("password") ?? "",
    // The superuser's Secret is good for all.
    database: database === "*" ? "postgres" : database,
  };
}

/** The certificate of the authority that signs the server's, as PEM. */
export async function readServerCa(
  services: Services,
  { context, namespace, cluster }: ClusterPlace,
): Promise<string> {
  const secret = cluster.status?.certificates?.serverCASecret ?? `${cluster.metadata.name}-ca`;
  const data = await readSecret(services, { context, namespace }, secret);
  const ca = data.get("ca.crt");
  if (ca === undefined) throw new Error(tell(services, "login.no-ca", { secret }));
  return ca;
}

async function readSecret(
  { connections }: Services,
  { context, namespace }: Pick<ClusterPlace, "context" | "namespace">,
  name: string,
): Promise<ReadonlyMap<string, string>> {
  const connection = await connections.get(context);
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets/${encodeURIComponent(name)}`;
  const { data = {} } = await connection.request<{ data?: Readonly<Record<string, string>> }>({
    path,
  });
  return new Map(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, "base64").toString()]),
  );
}
