import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf, messagesOf, readFixture } from "#test/support/findings.ts";

/** Cases that the comparison with the operator's admission brought up; see test/admission. */
const fixtures: readonly (readonly [name: string, fixture: string])[] = [
  [
    "owners are named in full, also those of a Cluster",
    `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: a
  ownerReferences:
    - apiVersion: ""
#                 ^^ wrong-text-length
      kind: ConfigMap
      name: x
      uid: 7b
    - {apiVersion: apps/v1, kind: Deployment, name: b}
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-field
spec:
  instances: 1
  storage: {size: 1Gi}
`,
  ],
  [
    "finalizers are qualified names and may repeat",
    `apiVersion: postgresql.cnpg.io/v1
kind: Backup
metadata:
  name: a
  finalizers: [example.org/a, example.org/a, a b]
#                                            ^^^ invalid-name
spec:
  cluster: {name: a}
  method: plugin
  pluginConfiguration: {name: p}
`,
  ],
  [
    "a list key that is no text does not silence the rest",
    `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: a}
spec:
  instances: 1
  storage: {size: 1Gi}
  postgresql:
    extensions:
      - name: {a: b}
#       ^^^^ wrong-type
      - nmae: c
#       ^^^^^^^ missing-field
#       ^^^^ unknown-field
`,
  ],
  [
    "what tells kustomize how to patch is no field, but of a patch alone",
    `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: a}
$patch: merge
spec:
  $retainKeys: [instances]
  $setElementOrder/tablespaces: [{name: a}]
  $deleteFromPrimitiveList/imagePullSecrets: [a]
  $order: 1
# ^^^^^^ unknown-field
`,
  ],
  [
    "an empty item of a Cluster's list is an empty text",
    `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: a}
spec:
  instances: 1
  storage: {size: 1Gi}
  managed:
    services:
      disabledDefaultServices: [null, ro]
#                               ^^^^ value-not-allowed
`,
  ],
  [
    "a number beyond 64 bits is no integer, and a modulus not negative",
    `apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: a}
spec:
  cluster: {name: a}
  pgbouncer: {poolMode: session}
  deploymentStrategy:
    rollingUpdate: {maxSurge: 100000000000000000000, maxUnavailable: 1}
#                             ^^^^^^^^^^^^^^^^^^^^^ wrong-type
  monitoring:
    podMonitorRelabelings:
#   ^^^^^^^^^^^^^^^^^^^^^ deprecated-field
      - modulus: -1
#                ^^ number-out-of-range
`,
  ],
  [
    "an empty generateName gives no name",
    `apiVersion: postgresql.cnpg.io/v1
kind: ClusterImageCatalog
metadata: {generateName: "", namespace: Not_Read}
#<^^^^^^ missing-field
spec:
  images: [{major: 17, image: "a:17.2"}]
`,
  ],
  [
    "a number as the key of a label is the text that JSON makes of it",
    `apiVersion: postgresql.cnpg.io/v1
kind: ImageCatalog
metadata: {name: a, labels: {+3: b, -3: c}}
#                                   ^^ invalid-name
spec:
  images: [{major: 17, image: "a:17.2"}]
`,
  ],
  [
    "a hyphen alone begins no name",
    `apiVersion: postgresql.cnpg.io/v1
kind: ImageCatalog
metadata: {generateName: "-"}
#                        ^^^ invalid-name
spec:
  images: [{major: 17, image: "a:17.2"}]
`,
  ],
];

for (const [name, fixture] of fixtures) {
  test(name, () => {
    const { text, expected } = readFixture(fixture);
    assert.deepEqual(findingsOf(text).toSorted(), expected.toSorted());
  });
}

test("names of parameters are the operator's business only where it looks at them", () => {
  const text = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: a}
spec:
  instances: 1
  storage: {size: 1Gi}
  postgresql:
    parameters: {work-mem: "1MB"}
`;
  const who = (operatorVersion: string) =>
    messagesOf(text, { operatorVersion }).map(({ code, refusedBy }) => [code, refusedBy]);
  assert.deepEqual(who("1.29.1"), [["invalid-parameter-name", "postgres"]]);
  assert.deepEqual(who("1.30.0"), [["invalid-parameter-name", "operator"]]);
});

test("nobody refuses what only a disabled webhook would", () => {
  const read = (value: string) =>
    messagesOf(`apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: a, annotations: {cnpg.io/validation: ${value}}}
spec:
  instances: "1"
  storage: {size: none}
`).map(({ code, severity, refusedBy }) => [code, severity, refusedBy]);
  const wrongType = ["wrong-type", "error", "api-server"];
  assert.deepEqual(read("enabled"), [wrongType, ["storage-size-invalid", "error", "operator"]]);
  assert.deepEqual(read("disabled"), [wrongType, ["storage-size-invalid", "warning", null]]);
});
