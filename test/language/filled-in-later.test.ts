import assert from "node:assert/strict";
import { test } from "node:test";
import { isFilledInLater } from "#language/rules/filled-in-later.ts";
import { codesIn } from "#test/support/findings.ts";

const cluster = (body: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: \${NAME}\nspec:\n${body}`;

test("what envsubst, Flux and CI jobs fill in is told from what the operator reads", () => {
  for (const text of ["${A}", "${A:-10Gi}", "x-${A_1}-y", "$(A)", "${A:=b}", "${A/x/y}"]) {
    assert.ok(isFilledInLater(text), text);
  }
  for (const text of ["$A", "${podselector:app}", "${image_root}/lib", "$", "${}", "cost: 5$"]) {
    assert.ok(!isFilledInLater(text), text);
  }
});

test("no value is judged that another tool writes", () => {
  const text = cluster(`  instances: \${INSTANCES}
  primaryUpdateStrategy: \${STRATEGY:-unsupervised}
  enablePDB: "$(PDB)"
  storage:
    size: \${SIZE}
  walStorage: \${WAL}
  resources:
    limits:
      memory: \${MEMORY:-2}Gi
  monitoring:
    metricsQueriesTTL: \${TTL}
  postgresql:
    parameters:
      shared_buffers: \${BUFFERS}
      work_mem: "\${WORK}MB"
      wal_level: \${LEVEL}
      max_wal_senders: \${SENDERS}
    pg_hba:
      - host all all \${NET} \${METHOD}
---
apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata:
  name: b
  namespace: \${NAMESPACE}
  labels:
    a: \${LABEL}
spec:
  schedule: \${SCHEDULE}
  method: \${BACKUP_METHOD}
  cluster:
    name: c
`);
  assert.deepEqual(codesIn(text), []);
});

test("names and all else are judged beside such values", () => {
  const text = cluster(`  nonsense: \${A}
  storage:
    size: 1Gi
  instances: x
  postgresql:
    parameters:
      work_memm: \${A}
      port: \${A}
    pg_hba:
      - hosst all all \${podselector:app} md5
`);
  assert.deepEqual(codesIn(text).toSorted(), [
    "fixed-parameter",
    "invalid-hba-rule",
    "unknown-field",
    "unknown-parameter",
    "wrong-type",
  ]);
});
