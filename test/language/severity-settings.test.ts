import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { diagnoseDocument } from "#language/diagnose.ts";
import { kindRule } from "#language/rules/kind-rule.ts";
import { messagesOf } from "#test/support/findings.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { english } from "#texts/en/english.ts";

const text = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: c
spec:
  nonsense: 1
  instances: x
  storage:
    size: 1Gi
`;

test("a severity is set per code, and off is none", () => {
  const found = messagesOf(text, {
    rules: { "unknown-field": "hint", "wrong-type": "off" },
  });
  assert.deepEqual(
    found.map(({ code, severity, refusedBy }) => ({ code, severity, refusedBy })),
    [{ code: "unknown-field", severity: "hint", refusedBy: "api-server" }],
  );
});

test("a setting for a code that does not exist changes nothing", () => {
  const codes = messagesOf(text, { rules: { "no-such-code": "off" } }).map(({ code }) => code);
  assert.deepEqual(codes, ["unknown-field", "wrong-type"]);
});

test("a rule that throws takes no other with it, and is told of", (t) => {
  const told: string[] = [];
  const { context } = createContext({ rules: {} }, english, (error) => told.push(String(error)));
  const [placed] = readManifest(text).documents;
  assert.ok(placed);
  const broken = t.mock.method(kindRule, "check", () => {
    throw new Error("a mistake in a rule");
  });
  const codes = diagnoseDocument(placed.document, context).map(({ code }) => code);
  assert.equal(broken.mock.callCount(), 1);
  assert.deepEqual(codes, ["unknown-field", "wrong-type"]);
  assert.deepEqual(told, ["Error: a mistake in a rule"]);
});

test("findings are remembered per document and context", () => {
  const { context } = createContext({ rules: {} }, english);
  const { context: other } = createContext({ rules: { "wrong-type": "off" } }, english);
  const [placed] = readManifest(text).documents;
  assert.ok(placed);
  const first = diagnoseDocument(placed.document, context);
  assert.equal(diagnoseDocument(placed.document, context), first);
  assert.equal(diagnoseDocument(placed.document, other).length, first.length - 1);
});

test("what is not ours, and templates that are no YAML, are left alone", () => {
  const foreign = "apiVersion: v1\nkind: ConfigMap\ndata: [1\n";
  const template = `${text}{{ if .Values.x }}\n  a: 1\n{{ end }}\n`;
  assert.deepEqual(messagesOf(foreign), []);
  assert.deepEqual(messagesOf(template), []);
});

test("one mistake in an anchor is one finding, however often it is used", () => {
  const used = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: c
spec:
  storage: &volume
    size: 10GB
  walStorage: *volume
`;
  assert.deepEqual(
    messagesOf(used).map(({ code }) => code),
    ["storage-size-invalid"],
  );
});
