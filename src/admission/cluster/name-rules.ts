import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import type { ObjectPath } from "#admission/object.ts";
import { textAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";
import { isDns1035Label } from "#domain/kubernetes/name.ts";
import { byteLength } from "#util/ascii.ts";

/** Services are named after the Cluster, so its name is held to their rules. */
export const nameRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/name-not-dns-label",
    code: "invalid-cluster-name",
    mirrors: "validateName",
    *check({ object }) {
      const { written, path, final } = nameOf(object);
      if (final !== "" && !isDns1035Label(final)) yield violation(path, written);
    },
  }),
  clusterError({
    id: "cluster/name-too-long",
    code: "invalid-cluster-name",
    mirrors: "validateName",
    *check({ object }) {
      const { written, path, final } = nameOf(object);
      if (byteLength(final) > 50) yield violation(path, written);
    },
  }),
];

interface ClusterName {
  readonly written: string;
  readonly path: ObjectPath;
  /** As the webhook sees it; empty where there is none, which the API server refuses. */
  readonly final: string;
}

/** The API server cuts a prefix at 58 characters and hangs five letters on. */
function nameOf(object: JsonObject): ClusterName {
  const name = textAt(object, ["metadata", "name"]);
  const prefix = textAt(object, ["metadata", "generateName"]);
  return name === "" && prefix !== ""
    ? { written: prefix, path: ["metadata", "generateName"], final: `${prefix.slice(0, 58)}xxxxx` }
    : { written: name, path: ["metadata", "name"], final: name };
}

function violation(path: ObjectPath, name: string): Violation {
  const generated = path.at(-1) === "generateName";
  const values = { name, length: byteLength(name) };
  return { path, values, ...(generated ? { variant: "generated" } : {}) };
}
