import { clusterError } from "#admission/cluster/cluster-error.ts";
import { repeatedNames } from "#admission/repeated-names.ts";
import { isSetAt, isTrueAt, itemsAt, numberAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { isReservedRole } from "#domain/cnpg/reserved-names.ts";

const roles = ["spec", "managed", "roles"] as const;
const common = {
  code: "invalid-managed-role",
  mirrors: "validateManagedRoles",
  namedSteps: 3,
} as const;

/** Roles that the operator keeps as the manifest has them. */
export const managedRoleRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/role-duplicate",
    *check({ object }) {
      yield* repeatedNames(object, roles);
    },
  }),
  clusterError({
    ...common,
    id: "cluster/role-connection-limit",
    *check({ object }) {
      for (const { item, path } of itemsAt(object, roles)) {
        const limit = numberAt(item, ["connectionLimit"]) ?? -1;
        const values = { name: textAt(item, ["name"]), limit };
        if (limit < -1) yield { path: [...path, "connectionLimit"], values };
      }
    },
  }),
  clusterError({
    ...common,
    id: "cluster/role-reserved",
    *check({ object }) {
      for (const { item, path } of itemsAt(object, roles)) {
        const name = textAt(item, ["name"]);
        if (isReservedRole(name)) yield { path: [...path, "name"], values: { name } };
      }
    },
  }),
  clusterError({
    ...common,
    id: "cluster/role-password-conflict",
    *check({ object }) {
      for (const { item, path } of itemsAt(object, roles)) {
        if (!isTrueAt(item, ["disablePassword"]) || !isSetAt(item, ["passwordSecret"])) continue;
        yield { path: [...path, "disablePassword"], values: { name: textAt(item, ["name"]) } };
      }
    },
  }),
];
