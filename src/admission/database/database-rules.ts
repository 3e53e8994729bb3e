import { repeatedNames } from "#admission/repeated-names.ts";
import { itemsAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";

const common = { kinds: ["Database"], on: "write", severity: "error" } as const;

/** Each object of a database stands in its manifest once, and servers name wrappers that stand there too. */
export const databaseRules: readonly WebhookRule[] = [
  listRule("database/extension-duplicate", "extensions", "validateExtensions"),
  listRule("database/schema-duplicate", "schemas", "validateSchemas"),
  listRule("database/fdw-duplicate", "fdws", "validateFDWs"),
  nestedRule("database/fdw-option-duplicate", "fdws", "options"),
  nestedRule("database/fdw-usage-duplicate", "fdws", "usage"),
  {
    ...common,
    id: "database/server-fdw-unknown",
    code: "unknown-foreign-data-wrapper",
    mirrors: "validateServerFDWReference",
    *check({ object }) {
      const known = itemsAt(object, ["spec", "fdws"]).map(({ item }) => textAt(item, ["name"]));
      for (const { item, path } of itemsAt(object, ["spec", "servers"])) {
        const fdw = textAt(item, ["fdw"]);
        if (textAt(item, ["ensure"]) === "absent" || known.includes(fdw)) continue;
        yield { path: [...path, "fdw"], values: { fdw, name: textAt(item, ["name"]) } };
      }
    },
  },
  listRule("database/server-duplicate", "servers", "validateForeignServers"),
  nestedRule("database/server-option-duplicate", "servers", "options"),
  nestedRule("database/server-usage-duplicate", "servers", "usage"),
];

function listRule(id: string, list: string, mirrors: string): WebhookRule {
  return {
    ...common,
    id,
    code: "duplicate-database-object",
    mirrors,
    *check({ object }): Iterable<Violation> {
      yield* repeatedNames(object, ["spec", list]);
    },
  };
}

function nestedRule(id: string, list: string, inner: string): WebhookRule {
  return {
    ...common,
    id,
    code: "duplicate-database-object",
    mirrors: "validateNameOptionsUsages",
    *check({ object }): Iterable<Violation> {
      for (const { item, path } of itemsAt(object, ["spec", list])) {
        const owner = textAt(item, ["name"]);
        for (const { path: below, values } of repeatedNames(item, [inner])) {
          yield { path: [...path, ...below], values: { ...values, owner } };
        }
      }
    },
  };
}
