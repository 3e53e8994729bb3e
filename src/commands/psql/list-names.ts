import type { ClusterPlace } from "#commands/connection/choose-cluster.ts";
import type { Services } from "#commands/services.ts";
import { runInPod } from "#kube/stream/run-in-pod.ts";
import { partsOf } from "#live/cluster-view.ts";
import { listLogins } from "#live/list-logins.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** Names that psql may be opened with. */
export interface PsqlNames {
  /** The application's first. */
  readonly databases: readonly string[];
  /** Who may log in or be played; `postgres` first. */
  readonly roles: readonly string[];
}

/** What PostgreSQL itself says, as superuser inside the instance. Fails where it cannot be asked. */
export async function askNames(
  { connections }: Services,
  { context, namespace, cluster }: ClusterPlace,
  { pod, signal }: { readonly pod: string; readonly signal: AbortSignal },
): Promise<PsqlNames> {
  const connection = await connections.get(context);
  const command = ["psql", "-U", "postgres", "-d", "postgres", "-XAtq", "-c", question];
  const request = { namespace, pod, container: "postgres", command };
  return readAnswer(await runInPod(connection, request, signal), cluster);
}

const question = `
select json_build_object(
  'databases', (select json_agg(datname order by datname) from pg_database where datallowconn and not datistemplate),
  'roles', (select json_agg(rolname order by rolname) from pg_roles where rolname !~ '^pg_'))`;

export function readAnswer(text: string, cluster: ClusterPlace["cluster"]): PsqlNames {
  const { databases, roles } = JSON.parse(text) as Partial<PsqlNames>;
  const own = ownDatabases(cluster).filter((name) => databases?.includes(name) === true);
  return {
    databases: unique([...own, ...(databases ?? [])]),
    roles: unique(["postgres", ...(roles ?? []).filter((name) => !internal.has(name))]),
  };
}

/** The operator's own: for standbys, the pooler and metrics. */
const internal: ReadonlySet<string> = new Set([
  "streaming_replica",
  "cnpg_pooler_pgbouncer",
  "cnpg_metrics_exporter",
]);

/** What the Cluster and the objects beside it declare: known without asking anybody. */
export function declaredNames({ store }: Services, { context, cluster }: ClusterPlace): PsqlNames {
  const state = store.context(context);
  const declared = (plural: string): readonly LiveObject[] =>
    state === undefined ? [] : partsOf(state, cluster, `${plural}.postgresql.cnpg.io`);
  const logins = listLogins(cluster, declared("databaseroles"));
  return {
    databases: unique([
      ...ownDatabases(cluster),
      ...declared("databases").flatMap(nameIn),
      "postgres",
    ]),
    roles: unique(["postgres", ...logins.flatMap(({ user }) => user ?? [])]),
  };
}

function ownDatabases(cluster: ClusterPlace["cluster"]): readonly string[] {
  return listLogins(cluster, []).flatMap(({ kind, database }) =>
    kind === "application" ? database : [],
  );
}

function nameIn({ spec }: LiveObject): readonly string[] {
  const { name } = (spec ?? {}) as { readonly name?: string };
  return name === undefined ? [] : [name];
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
