import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { KubeError } from "#kube/kube-error.ts";
import { fakeEditor, provideEditor } from "#test/support/fake-editor.ts";
import { clusterNode, contextNode } from "#tree/make-nodes.ts";

provideEditor();
const { InstanceWatch } = await import("#extension/live/instance-watch.ts");

const node = clusterNode("kind", "uid-pg");

test("instances are asked only while their Cluster is unfolded and the view is in sight", (t) => {
  const { watch, asked } = open(t);
  watch.setExpanded(node, true);
  assert.equal(asked(), 0, "out of sight");
  watch.setVisible(true);
  assert.equal(asked(), 1);
  watch.setExpanded(node, false);
  watch.setExpanded(node, true);
  assert.equal(asked(), 2);
  watch.setVisible(false);
  watch.setVisible(true);
  assert.equal(asked(), 3);
});

test("what is said twice asks once, and rows of other sorts ask nothing", (t) => {
  const { watch, asked } = open(t);
  watch.setVisible(true);
  watch.setExpanded(node, true);
  watch.setExpanded(node, true);
  watch.setVisible(true);
  watch.setExpanded(contextNode("kind"), true);
  assert.equal(asked(), 1);
});

test("a setting that is off asks nobody, from the moment on at which it is told", (t) => {
  const { watch, asked } = open(t);
  fakeEditor.settings.set("cnpg.explorer.instanceStatus", false);
  watch.setVisible(true);
  watch.setExpanded(node, true);
  assert.equal(asked(), 0);
  fakeEditor.settings.set("cnpg.explorer.instanceStatus", true);
  watch.update();
  assert.equal(asked(), 1);
});

test("it asks again after a pause, and never after its end", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { watch, asked } = open(t);
  watch.setVisible(true);
  watch.setExpanded(node, true);
  await settle();
  t.mock.timers.tick(15_000);
  await settle();
  assert.equal(asked(), 2);
  watch.dispose();
  t.mock.timers.tick(60_000);
  await settle();
  assert.equal(asked(), 2);
});

/** Lets what was promised happen. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

function open(t: TestContext) {
  fakeEditor.settings.clear();
  let asked = 0;
  const watch = new InstanceWatch({
    connect: () => {
      asked += 1;
      return Promise.reject(new KubeError("unreachable", "nobody is there"));
    },
    endpoints: () => [{ namespace: "shop", pod: "pg-1", podUid: "uid-pg-1", scheme: "https" }],
    emit: () => undefined,
  });
  t.after(() => watch.dispose());
  return { watch, asked: () => asked };
}
