const variables = ["POD_NAME", "NAMESPACE", "CLUSTER_NAME"];
const roles = ["streaming_replica", "postgres"];

/** Environment variables that the operator keeps for itself (`IsReservedEnvironmentVariable`), in any case. */
export function isReservedVariable(name: string): boolean {
  const upper = name.toUpperCase();
  return upper.startsWith("CNPG_") || upper.startsWith("PG") || variables.includes(upper);
}

/** Roles that belong to the operator or to PostgreSQL (`IsRoleReserved`). */
export function isReservedRole(name: string): boolean {
  return roles.includes(name) || name.startsWith("cnpg_") || name.startsWith("pg_");
}
