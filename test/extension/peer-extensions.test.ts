import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, provideVsCode } from "#test/support/vscode.ts";

provideVsCode();
const { readPeerExtensions } = await import("#extension/read-peer-extensions.ts");

test("Red Hat's YAML extension counts once it is active, and no other does", () => {
  asked.activeExtensions.add("redhat.ansible");
  assert.deepEqual(readPeerExtensions(), { yamlExtensionActive: false });
  asked.activeExtensions.add("redhat.vscode-yaml");
  assert.deepEqual(readPeerExtensions(), { yamlExtensionActive: true });
});
