import type { ClusterObject, ClusterSpec } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** A role of PostgreSQL whose password a Secret holds. */
export interface Login {
  readonly kind: "application" | "superuser" | "managed" | "declared";
  /** Name of the Secret, in the namespace of the Cluster. */
  readonly secret: string;
  /** Undefined: the Secret alone says it. */
  readonly user: string | undefined;
  /** Where the Secret names none. */
  readonly database: string;
}

interface RoleSpec {
  readonly name?: string;
  readonly login?: boolean;
  readonly passwordSecret?: { readonly name?: string };
}

interface LoginSpec extends ClusterSpec {
  readonly bootstrap?: Readonly<Record<string, Bootstrap | undefined>>;
  readonly superuserSecret?: { readonly name?: string };
  readonly managed?: { readonly roles?: readonly RoleSpec[] };
}

interface Bootstrap {
  readonly database?: string;
  readonly owner?: string;
  readonly secret?: { readonly name?: string };
}

/** In the operator's order: the first that is there decides. */
const methods = ["recovery", "pg_basebackup", "initdb"] as const;

/** Who can log in with a password, the application's owner first; `roles` are DatabaseRoles of the Cluster. */
export function listLogins(cluster: ClusterObject, roles: readonly LiveObject[]): readonly Login[] {
  const spec: LoginSpec = cluster.spec ?? {};
  const database = applicationDatabase(spec);
  return [
    applicationLogin(cluster, spec),
    ...superuserLogin(cluster, spec),
    ...(spec.managed?.roles ?? []).flatMap((role) => roleLogin("managed", role, database)),
    ...roles.flatMap((role) => roleLogin("declared", (role["spec"] ?? {}) as RoleSpec, database)),
  ];
}

function applicationLogin({ metadata }: ClusterObject, spec: LoginSpec): Login {
  const named = methods.map((method) => spec.bootstrap?.[method]?.secret?.name);
  return {
    kind: "application",
    secret: named.find((name) => name !== undefined && name !== "") ?? `${metadata.name}-app`,
    user: undefined,
    database: applicationDatabase(spec),
  };
}

function applicationDatabase({ bootstrap }: LoginSpec): string {
  const named = methods.map((method) => bootstrap?.[method]?.database);
  return named.find((name) => name !== undefined && name !== "") ?? "app";
}

/** Without the setting the operator sets no password. */
function superuserLogin({ metadata }: ClusterObject, spec: LoginSpec): readonly Login[] {
  if (spec.enableSuperuserAccess !== true) return [];
  const secret = spec.superuserSecret?.name ?? `${metadata.name}-superuser`;
  return [{ kind: "superuser", secret, user: "postgres", database: "postgres" }];
}

function roleLogin(
  kind: "managed" | "declared",
  { name, login, passwordSecret }: RoleSpec,
  database: string,
): readonly Login[] {
  const secret = passwordSecret?.name;
  if (name === undefined || secret === undefined || login !== true) return [];
  return [{ kind, secret, user: name, database }];
}
