import assert from "node:assert/strict";
import { test } from "node:test";
import { copySecret } from "#extension/live/copy-secret.ts";

const minute = 60_000;

test("a password leaves the clipboard after a minute, unless something else was copied since", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const clipboard = createClipboard();
  await copySecret(clipboard, "canary");
  t.mock.timers.tick(minute - 1);
  await settle();
  assert.equal(clipboard.text, "canary");
  t.mock.timers.tick(1);
  await settle();
  assert.equal(clipboard.text, "");
  await copySecret(clipboard, "canary");
  clipboard.text = "something else";
  t.mock.timers.tick(minute);
  await settle();
  assert.equal(clipboard.text, "something else");
});

test("a second password gets a minute of its own", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const clipboard = createClipboard();
  const first = await copySecret(clipboard, "canary");
  t.mock.timers.tick(minute / 2);
  first.forget();
  await copySecret(clipboard, "canary");
  t.mock.timers.tick(minute / 2);
  await settle();
  assert.equal(clipboard.text, "canary");
});

test("the end of the window does not leave it there", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const clipboard = createClipboard();
  const secret = await copySecret(clipboard, "canary");
  await secret.clear();
  assert.equal(clipboard.text, "");
  clipboard.text = "canary";
  t.mock.timers.tick(minute);
  await settle();
  assert.equal(clipboard.text, "canary");
});

function createClipboard() {
  const clipboard = {
    text: "",
    readText: () => Promise.resolve(clipboard.text),
    writeText: (text: string) => Promise.resolve(void (clipboard.text = text)),
  };
  return clipboard;
}

const settle = (): Promise<unknown> => new Promise(setImmediate);
