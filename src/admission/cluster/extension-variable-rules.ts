import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { itemsAt, textAt } from "#admission/read.ts";
import type { ListItem } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { findUnknownPlaceholders } from "#domain/cnpg/image-placeholders.ts";
import { isReservedVariable } from "#domain/cnpg/reserved-names.ts";

const common = { since: "1.29.0", mirrors: "validateExtensionEnvVars" } as const;

/** Variables that have a field of their own. */
const dedicated: Readonly<Record<string, string>> = {
  PATH: "bin_path",
  LD_LIBRARY_PATH: "ld_library_path",
};

/** Environment variables that an extension brings. */
export const extensionVariableRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/extension-env-reserved",
    code: "reserved-environment-variable",
    *check({ object }) {
      for (const { item, path } of variablesOf(object)) {
        const name = textAt(item, ["name"]);
        if (isReservedVariable(name)) yield { path: [...path, "name"], values: { name } };
      }
    },
  }),
  clusterError({
    ...common,
    id: "cluster/extension-env-dedicated",
    code: "reserved-environment-variable",
    *check({ object }) {
      for (const { item, path } of variablesOf(object)) {
        const name = textAt(item, ["name"]);
        const field = Object.hasOwn(dedicated, name) ? dedicated[name] : undefined;
        if (field !== undefined) yield { path: [...path, "name"], values: { name, field } };
      }
    },
  }),
  clusterError({
    ...common,
    id: "cluster/extension-env-placeholder",
    code: "invalid-extension",
    *check({ object }) {
      for (const { item, path } of variablesOf(object)) {
        const unknown = findUnknownPlaceholders(textAt(item, ["value"]));
        if (unknown.length === 0) continue;
        yield { path: [...path, "value"], values: { placeholders: unknown.join(", ") } };
      }
    },
  }),
];

function variablesOf(object: JsonObject): readonly ListItem[] {
  return itemsAt(object, ["spec", "postgresql", "extensions"]).flatMap(({ item, path }) =>
    itemsAt(item, ["env"]).map((variable) => ({
      item: variable.item,
      path: [...path, ...variable.path],
    })),
  );
}
