import type { DeclaredObject } from "#domain/cnpg/live-shapes.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { HealthLevel } from "#live/health/health-fact.ts";
import { joinShown } from "#tree/join-shown.ts";
import { compareByName, createRow } from "#tree/parts/part.ts";
import type { Part } from "#tree/parts/part.ts";
import { iconOfLevel } from "#tree/row.ts";
import { tell } from "#tree/tree-environment.ts";
import type { TreeEnvironment } from "#tree/tree-environment.ts";

/** What is declared inside PostgreSQL: applied, or the message why not. */
export const databasePart = declaredPart("databases", "database", "database");
export const rolePart = declaredPart("databaseroles", "role", "account");
export const publicationPart = declaredPart("publications", "publication", "broadcast");
export const subscriptionPart = declaredPart("subscriptions", "subscription", "inbox");

function declaredPart(
  plural: string,
  singular: "database" | "role" | "publication" | "subscription",
  icon: string,
): Part {
  return {
    resource: `${plural}.postgresql.cnpg.io`,
    singular,
    compare: compareByName,
    row(object, env) {
      const { metadata, spec = {}, status = {} } = object as LiveObject & DeclaredObject;
      const name = spec.name === metadata.name ? undefined : spec.name;
      return createRow({
        label: metadata.name,
        description: joinShown([name, spec.owner, stateOf(status, env)]),
        icon: iconOfLevel(levelOf(status.applied), icon),
        contextValue: `${singular}.${status.applied === false ? "failed" : "applied"}`,
      });
    },
  };
}

function levelOf(applied: boolean | undefined): HealthLevel {
  if (applied === undefined) return "progress";
  return applied ? "good" : "error";
}

function stateOf(
  { applied, message = "" }: NonNullable<DeclaredObject["status"]>,
  env: TreeEnvironment,
): string {
  if (applied === undefined) return tell(env, "declared.waiting");
  return applied ? tell(env, "declared.applied") : tell(env, "declared.failed", { message });
}
