import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf, readFixture } from "#test/support/findings.ts";

const head = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: c\nspec:\n";

function check(name: string, fixture: string, settings = {}): void {
  test(name, () => {
    const { text, expected } = readFixture(fixture);
    assert.deepEqual(findingsOf(text, settings), expected);
  });
}

check("a plain cluster has no findings", `${head}  instances: 3\n  storage:\n    size: 1Gi\n`);

check(
  "types, quantities and unknown fields are judged as the API server does",
  `${head}  instances: "3"
#            ^^^ wrong-type
  storageClass: fast
# ^^^^^^^^^^^^ unknown-field
  storage: 50Gi
#          ^^^^ wrong-type
  resources:
    limits:
      memory: 2GB
#             ^^^ invalid-quantity
`,
);

check(
  "a float without fraction is an integer, and null is as good as nothing",
  `${head}  instances: 3.0\n  description: null\n  storage:\n    size: 1Gi\n`,
);

check(
  "parameters are judged by the operator and by PostgreSQL of the major",
  `${head}  imageName: ghcr.io/cloudnative-pg/postgresql:17.2
  storage:
    size: 1Gi
  postgresql:
    parameters:
      max_connections: 200
#                      ^^^ wrong-type
      io_direct: "data"
#     ^^^^^^^^^ unknown-parameter
      io_workers: "4"
#     ^^^^^^^^^^ parameter-not-in-major
      work_mem: 4mb
#               ^^^ invalid-parameter-value
      port: "5432"
#     ^^^^ fixed-parameter
      archive_mode: "on"
#     ^^^^^^^^^^^^ managed-parameter
`,
);

check(
  "a recovery without storage is refused by the operator",
  `${head.trimEnd()}
#<^^ storage-size-missing
  bootstrap:
    recovery:
      backup:
        name: b
`,
);

check(
  "comments silence a line or a document, and unknown codes in them are named",
  `${head}  # cnpg-lint-disable-next-line unknown-field
  nonsense: 1
  other: 1
# ^^^^^ unknown-field
  storage: # cnpg-lint-disable no-such-code
#                              ^^^^^^^^^^^^ unknown-suppression
    size: 1Gi
`,
);

check("a rule can be turned off", `${head}  nonsense: 1\n  storage: {size: 1Gi}\n`, {
  rules: { "unknown-field": "off" },
});

check(
  "a five-field schedule is warned about",
  `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata:
  name: b
spec:
  schedule: "0 2 * * *"
#           ^^^^^^^^^^^ cron-five-fields
  method: plugin
  cluster:
    name: c
`,
);
