import assert from "node:assert/strict";
import { test } from "node:test";
import { findField } from "#commands/manifest/place-field.ts";

const cluster = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: pg}
spec:
  instances: 3
  resources: {requests: {cpu: 1}}
`;

test("resources are found in the document that is meant, else its spec", () => {
  const without = cluster.replace(/ {2}resources.*\n/, "");
  const text = `${without}---\n${cluster}`;
  const second = text.indexOf("---") + 4;
  assert.equal(findField(text, 0, "spec.resources"), text.indexOf("spec:"));
  assert.equal(findField(text, second, "spec.resources"), text.indexOf("resources:"));
});

test("in a list they are those of the item", () => {
  const item = cluster.trimEnd().replaceAll("\n", "\n    ");
  const text = `apiVersion: v1\nkind: List\nitems:\n  - ${item}\n`;
  const start = text.indexOf("apiVersion: postgresql");
  assert.equal(findField(text, start, "spec.resources"), text.indexOf("resources:"));
});
