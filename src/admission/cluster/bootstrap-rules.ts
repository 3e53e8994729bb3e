import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { bootstrapPath, bootstrapSection } from "#admission/cluster/bootstrap-section.ts";
import type { BootstrapMethod } from "#admission/cluster/bootstrap-section.ts";
import { listAt, numberAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";

const segmentSize = bootstrapPath("initdb", "walSegmentSize");

/** How a Cluster begins: one way, with an application database that has a name and an owner. */
export const bootstrapRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/bootstrap-multiple-methods",
    code: "bootstrap-conflict",
    mirrors: "validateBootstrapMethod",
    *check({ object }) {
      const present = methods.filter((method) => bootstrapSection(object, method) !== undefined);
      if (present.length < 2) return;
      yield { path: ["spec", "bootstrap"], values: { methods: present.join(", ") } };
    },
  }),
  applicationDatabaseRule("cluster/app-database-owner-missing", "owner", "database"),
  applicationDatabaseRule("cluster/app-database-name-missing", "database", "owner"),
  clusterError({
    id: "cluster/initdb-wal-segment-size",
    code: "invalid-wal-segment-size",
    needs: segmentSize,
    mirrors: "validateInitDB",
    *check({ object }) {
      const size = numberAt(object, segmentSize) ?? 0;
      if (size !== 0 && !isPowerOfTwo(size)) yield { path: segmentSize, values: { size } };
    },
  }),
  clusterError({
    id: "cluster/initdb-sql-ref-incomplete",
    code: "sql-reference-incomplete",
    namedSteps: 5,
    needs: bootstrapPath("initdb", "postInitApplicationSQLRefs"),
    mirrors: "validateInitDB",
    *check({ object }) {
      yield* incompleteReferences(object, "secretRefs");
      yield* incompleteReferences(object, "configMapRefs");
    },
  }),
];

const methods = ["initdb", "recovery", "pg_basebackup"] as const satisfies BootstrapMethod[];

/**
 * The operator fills in both for the method that counts, so that this concerns a second method beside
 * it, or the import of whole servers, which has no application database.
 */
function applicationDatabaseRule(id: string, missing: string, given: string): WebhookRule {
  return clusterError({
    id,
    code: "application-database-incomplete",
    mirrors: "validateApplicationDatabase",
    *check({ object }) {
      for (const method of methods) {
        const section = bootstrapSection(object, method);
        const value = textAt(section, [given]);
        if (value === "" || textAt(section, [missing]) !== "") continue;
        yield { path: bootstrapPath(method, missing), values: { method, [given]: value } };
      }
    },
  });
}

/** The other two lists of SQL references are not looked at. */
function* incompleteReferences(object: JsonObject, list: string): Iterable<Violation> {
  const path = bootstrapPath("initdb", "postInitApplicationSQLRefs", list);
  for (const [index, reference] of listAt(object, path).entries()) {
    const field = ["name", "key"].find((name) => textAt(reference, [name]) === "");
    if (field !== undefined) yield { path: [...path, index, field], values: { list, field } };
  }
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size));
}
