import assert from "node:assert/strict";
import { test } from "node:test";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";

const texts: Catalogue = {
  language: "en",
  messages: {
    pods: "{count} pods of {name}",
    "pods.one": "1 pod of {name}",
    nodes: "{count} nodes",
  },
  fields: {},
  sharedFields: {},
  parameters: {},
};

test("one of something has a message of its own where there is one", () => {
  assert.equal(formatMessage(texts, "pods", { count: 2, name: "pg" }), "2 pods of pg");
  assert.equal(formatMessage(texts, "pods", { count: 1, name: "pg" }), "1 pod of pg");
  assert.equal(formatMessage(texts, "nodes", { count: 1 }), "1 nodes");
});

test("what has no value stays in its braces, and what has no message is its key", () => {
  assert.equal(formatMessage(texts, "pods", { count: 2 }), "2 pods of {name}");
  assert.equal(formatMessage(texts, "unknown"), "unknown");
});
