import { clusterError } from "#admission/cluster/cluster-error.ts";
import { itemsAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { isReservedVariable } from "#domain/cnpg/reserved-names.ts";

/** Environment variables that the operator needs for itself. */
export const environmentRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/env-reserved",
    code: "reserved-environment-variable",
    mirrors: "validateEnv",
    *check({ object }) {
      for (const { item, path } of itemsAt(object, ["spec", "env"])) {
        const name = textAt(item, ["name"]);
        if (isReservedVariable(name)) yield { path: [...path, "name"], values: { name } };
      }
    },
  }),
];
