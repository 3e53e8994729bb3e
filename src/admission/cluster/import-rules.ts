import { bootstrapPath } from "#admission/cluster/bootstrap-section.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { listAt, mapAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

/** What a logical import brings over: one database (`microservice`), or several with their roles. */
export const importRules: readonly WebhookRule[] = [
  importRule({
    id: "cluster/import-microservice-database-count",
    type: "microservice",
    field: "databases",
    isWrong: ({ databases }) => databases.length !== 1,
  }),
  importRule({
    id: "cluster/import-microservice-roles",
    type: "microservice",
    field: "roles",
    isWrong: ({ roles }) => roles.length > 0,
  }),
  importRule({
    id: "cluster/import-microservice-wildcard",
    type: "microservice",
    field: "databases",
    item: 0,
    isWrong: ({ databases }) => databases.length === 1 && (databases[0] ?? "").includes("*"),
  }),
  importRule({
    id: "cluster/import-monolith-database-count",
    type: "monolith",
    field: "databases",
    isWrong: ({ databases }) => databases.length === 0,
  }),
  importRule({
    id: "cluster/import-monolith-database-wildcard",
    type: "monolith",
    field: "databases",
    isWrong: ({ databases }) => databases.length > 1 && databases.includes("*"),
  }),
  importRule({
    id: "cluster/import-monolith-role-wildcard",
    type: "monolith",
    field: "roles",
    isWrong: ({ roles }) => roles.length > 1 && roles.includes("*"),
  }),
  importRule({
    id: "cluster/import-monolith-post-sql",
    type: "monolith",
    field: "postImportApplicationSQL",
    isWrong: ({ statements }) => statements.length > 0,
  }),
];

interface ImportLists {
  readonly databases: readonly string[];
  readonly roles: readonly string[];
  readonly statements: readonly string[];
}

interface ImportRule {
  readonly id: string;
  readonly type: "microservice" | "monolith";
  readonly field: "databases" | "roles" | "postImportApplicationSQL";
  /** Of the list, the item that is wrong. */
  readonly item?: number;
  readonly isWrong: (lists: ImportLists) => boolean;
}

function importRule({ id, type, field, item, isWrong }: ImportRule): WebhookRule {
  return clusterError({
    id,
    code: "invalid-import",
    mirrors: type === "monolith" ? "validateMonolith" : "validateMicroservice",
    *check({ object }) {
      const section = mapAt(object, bootstrapPath("initdb", "import"));
      if (textAt(section, ["type"]) !== type) return;
      const textsOf = (name: string): string[] => listAt(section, [name]).map(String);
      const databases = textsOf("databases");
      const roles = textsOf("roles");
      if (!isWrong({ databases, roles, statements: textsOf("postImportApplicationSQL") })) return;
      const values = { count: databases.length, database: databases[0] ?? "" };
      const path = bootstrapPath("initdb", "import", field);
      yield { path: item === undefined ? path : [...path, item], values };
    },
  });
}
