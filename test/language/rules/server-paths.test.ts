import assert from "node:assert/strict";
import test from "node:test";
import { messagesOf } from "#test/support/findings.ts";

/** What tools that compare refusals see; each was printed by a real API server with the operator. */
const rows: readonly (readonly [
  title: string,
  manifest: string,
  code: string,
  path: string,
  named: string | undefined,
])[] = [
  [
    "as the manifest has it",
    cluster("  imagePullPolicy: Sometimes\n"),
    "invalid-image-pull-policy",
    "spec.imagePullPolicy",
    undefined,
  ],
  [
    "with the operator's misspelling",
    cluster("  affinity:\n    tolerations:\n      - {key: a, effect: x}\n"),
    "invalid-toleration",
    "spec.affinity.tolerations[0].effect",
    "spec.affinity.toleration[0].effect",
  ],
  [
    "with the operator's name for the section",
    cluster("  replica: {source: x}\n"),
    "external-cluster-not-found",
    "spec.replica.source",
    "spec.replicaCluster.primaryServerName",
  ],
  [
    "of a tablespace without its storage",
    cluster("  tablespaces:\n    - name: a\n      storage: {size: much}\n"),
    "storage-size-invalid",
    "spec.tablespaces[0].storage.size",
    "spec.tablespaces[0].size",
  ],
  [
    "with the key as it is",
    cluster("", '{cnpg.io/hibernation: "true"}'),
    "invalid-annotation",
    'metadata.annotations["cnpg.io/hibernation"]',
    "metadata.annotations.cnpg.io/hibernation",
  ],
  [
    "of an unknown field with the key as it is",
    cluster("  .inf: 1\n"),
    "unknown-field",
    'spec[".inf"]',
    "spec..inf",
  ],
  [
    "of what the defaulter has filled in",
    cluster("  imageCatalogRef: {apiGroup: postgresql.cnpg.io, major: 17, name: a}\n"),
    "missing-field",
    "spec.imageCatalogRef.kind",
    "spec.imageCatalogRef",
  ],
  [
    "of the number of replicas as the CRD writes it",
    cluster("").replace("instances: 1", "instances: 3000000000"),
    "number-out-of-range",
    "spec.instances",
    ".spec.instances",
  ],
  [
    "of the parameters of a pooler",
    `apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: a}
spec:
  cluster: {name: b}
  pgbouncer:
    poolMode: session
    parameters: {pool_mode: x}
`,
    "pooler-parameter-not-allowed",
    "spec.pgbouncer.parameters.pool_mode",
    "spec.cluster.parameters",
  ],
];

for (const [title, manifest, code, path, named] of rows) {
  test(`a refusal names the server's path: ${title}`, () => {
    const finding = messagesOf(manifest).find((each) => each.code === code);
    assert.deepEqual([finding?.path, finding?.named], [path, named]);
  });
}

function cluster(rest: string, annotations = "{}"): string {
  return `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: a, annotations: ${annotations}}
spec:
  instances: 1
  storage: {size: 1Gi}
${rest}`;
}
