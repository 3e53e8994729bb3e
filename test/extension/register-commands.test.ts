import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { CommandHost } from "#extension/command.ts";
import { asked, provideVsCode } from "#test/support/vscode.ts";

provideVsCode();
const { registerCommands } = await import("#extension/register-commands.ts");

const logged: string[] = [];
let shown = 0;
const host: CommandHost = {
  server: {
    request: () => Promise.resolve(undefined),
    restart: () => Promise.reject(new Error("the server is gone")),
  },
  operators: () => [],
  output: { error: (line) => void logged.push(String(line)), show: () => void shown++ },
};

beforeEach(() => {
  asked.errors.length = 0;
  asked.answer = undefined;
  logged.length = 0;
  shown = 0;
  registerCommands(host);
});

test("a command that fails shows one message and logs one line", async () => {
  await asked.commands.get("cnpg.server.restart")?.();
  assert.deepEqual(asked.errors, ["CloudNativePG: the server is gone"]);
  assert.deepEqual(logged, ["command failed id=cnpg.server.restart error=the server is gone"]);
  assert.equal(shown, 0);
});

test("its message leads to the log", async () => {
  asked.answer = "Show Log";
  await asked.commands.get("cnpg.server.restart")?.();
  assert.equal(shown, 1);
});

test("fixing all without an open file says what to do", async () => {
  await asked.commands.get("cnpg.document.fixAll")?.();
  assert.equal(asked.errors.length, 1);
  assert.match(asked.errors[0] ?? "", /open a manifest and run the command again/);
});

test("a command that succeeds is silent", async () => {
  await asked.commands.get("cnpg.output.show")?.();
  assert.deepEqual([asked.errors, logged, shown], [[], [], 1]);
});
