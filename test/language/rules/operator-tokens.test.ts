import assert from "node:assert/strict";
import { test } from "node:test";
import { messagesOf } from "#test/support/findings.ts";

function codesOf(line: string): readonly string[] {
  const text = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: shop }
spec:
  instances: 3
  storage: { size: 10Gi }
  postgresql:
    pg_hba:
      - ${line}
`;
  return messagesOf(text, {}).map(({ code }) => code);
}

test("a token of pg_hba is the operator's, unless a shell would give it a default", () => {
  assert.deepEqual(codesOf("hostssl all all ${selector:apps} scram-sha-256"), [
    "invalid-pod-selector",
  ]);
  assert.deepEqual(codesOf("hostssl all all ${RANGE:-10.0.0.0/8} scram-sha-256"), []);
  assert.deepEqual(codesOf("hostssl all all ${RANGE} scram-sha-256"), []);
});
