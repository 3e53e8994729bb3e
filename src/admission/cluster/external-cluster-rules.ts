import type { JsonObject } from "#domain/kubernetes/json.ts";
import { isJsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { hasAnySection } from "#admission/cluster/cluster-facts.ts";
import type { ObjectPath } from "#admission/object.ts";
import { listAt, textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";

/** Other servers that a Cluster knows: each with a name of its own and a way to its data. */
export const externalClusterRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/external-cluster-empty",
    code: "external-cluster-without-source",
    mirrors: "validateExternalCluster",
    *check({ object }) {
      for (const { external, path } of externalClustersOf(object)) {
        if (hasAnySection(external, sources)) continue;
        yield { path, values: { name: textAt(external, ["name"]) } };
      }
    },
  }),
  clusterError({
    id: "cluster/external-cluster-name-unsafe",
    code: "unsafe-file-name",
    since: pathsChecked(),
    mirrors: "validateExternalCluster",
    *check({ object }) {
      for (const { external, path } of externalClustersOf(object)) {
        yield* judgeFileName(external, path, ["name"]);
      }
    },
  }),
  clusterError({
    id: "cluster/external-cluster-secret-unsafe",
    code: "unsafe-file-name",
    since: pathsChecked(),
    mirrors: "validateExternalCluster",
    *check({ object }) {
      for (const { external, path } of externalClustersOf(object)) {
        for (const secret of ["sslCert", "sslKey", "sslRootCert"]) {
          yield* judgeFileName(external, path, [secret, "name"]);
          yield* judgeFileName(external, path, [secret, "key"]);
        }
      }
    },
  }),
  clusterError({
    id: "cluster/external-cluster-duplicate",
    namedSteps: 2,
    code: "duplicate-external-cluster",
    mirrors: "validateExternalClusters",
    *check({ object }) {
      const seen = new Set<string>();
      for (const { external, path } of externalClustersOf(object)) {
        const name = textAt(external, ["name"]);
        if (seen.has(name)) yield { path: [...path, "name"], values: { name } };
        seen.add(name);
      }
    },
  }),
];

const sources = ["connectionParameters", "barmanObjectStore", "plugin"];

interface Placed {
  readonly external: JsonObject;
  readonly path: ObjectPath;
}

function externalClustersOf(object: JsonObject): readonly Placed[] {
  return listAt(object, ["spec", "externalClusters"]).flatMap((external, index) =>
    isJsonObject(external) ? [{ external, path: ["spec", "externalClusters", index] }] : [],
  );
}

/** The instance writes files of these names (`isUnsafePathComponent`); the password goes elsewhere. */
function* judgeFileName(
  external: JsonObject,
  path: ObjectPath,
  field: ObjectPath,
): Iterable<Violation> {
  const value = textAt(external, field);
  if (value !== "." && value !== ".." && !/[/\\]/.test(value)) return;
  yield { path: [...path, ...field], values: { field: field.join("."), value } };
}

function pathsChecked(): readonly string[] {
  return ["1.28.4", "1.29.2"];
}
