import assert from "node:assert/strict";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { LivePort } from "#extension/live/live-port.ts";
import { waitUntil } from "#test/support/cluster/wait-until.ts";
import { fakeEditor, provideEditor } from "#test/support/fake-editor.ts";
import { writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import { makeTemporaryFolder } from "#test/support/kube/temporary-folder.ts";
import { startCluster } from "#test/support/tunnels/fake-cluster.ts";
import { dial, readUntil, serve, serveEcho, target } from "#test/support/tunnels/tunnel-stage.ts";
import type { RememberedTunnel } from "#tunnels/tunnel-set.ts";

provideEditor();
const { openLiveGate } = await import("#extension/live-gate.ts");

const soon = { interval: 10, timeout: 10_000 };

test("ports of the window before stay closed unless the setting asks for them", async (t) => {
  const { remembered, api } = await open(t);
  await assert.rejects(dial(remembered.port), { code: "ECONNREFUSED" });
  assert.equal(await api.countSockets(), 0);
});

test("where they are asked for, those that were open listen again, and lead where they led", async (t) => {
  const { remembered, closed, isListening } = await open(t, { restore: true });
  const client = await isListening(remembered.port);
  t.after(() => client.destroy());
  await readUntil(client, "one\n");
  await assert.rejects(dial(closed.port), { code: "ECONNREFUSED" });
});

test("a restored port contacts nobody by itself", async (t) => {
  const { remembered, api, memory, gate } = await open(t, { restore: true });
  await waitUntil(
    "the port to be remembered anew",
    () => memory.get("cnpg.forward"),
    (tunnels) => tunnels !== gate.given,
    soon,
  );
  assert.equal(api.requests.length, 0);
  assert.equal(await api.countSockets(), 0);
  assert.equal((memory.get("cnpg.forward") as RememberedTunnel[])[0]?.port, remembered.port);
});

test("in Restricted Mode they stay closed until trust is given", async (t) => {
  const { remembered, isListening } = await open(t, { restore: true, isTrusted: false });
  await assert.rejects(dial(remembered.port), { code: "ECONNREFUSED" });
  fakeEditor.isTrusted = true;
  fakeEditor.fire("onDidGrantWorkspaceTrust");
  (await isListening(remembered.port)).destroy();
});

test("a window that closes leaves no port, socket, timer or listener, whatever is under way", async (t) => {
  const listeners = fakeEditor.allListeners();
  const { api, ports, programs, memory, gate, run } = await open(t);
  const resources = countResources();
  await run("cnpg.forward.primary");
  const [{ port } = { port: 0 }] = memory.get("cnpg.forward") as RememberedTunnel[];
  const session = await dial(port);
  session.on("error", () => undefined);
  await readUntil(session, "one\n");
  await run("cnpg.psql.pod");
  const pty = fakeEditor.terminals.at(-1)?.pty;
  assert.ok(pty);
  pty.onDidWrite(() => undefined);
  const begun = once(programs, "connection");
  pty.open({ columns: 80, rows: 24 });
  await begun;
  ports.pods.set("pg-1", "silent");
  const waiting = await dial(port);
  waiting.on("error", () => undefined);
  gate.dispose();
  await waitUntil(
    "no stream, program, watch or connection",
    async () => [
      ports.sockets.size,
      programs.clients.size,
      api.openWatches,
      await api.countSockets(),
    ],
    (seen) => seen.join() === "0,0,0,0",
    soon,
  );
  await assert.rejects(dial(port), { code: "ECONNREFUSED" });
  session.destroy();
  waiting.destroy();
  await waitUntil("nothing more than at first", countResources, (now) => now <= resources, soon);
  assert.equal(fakeEditor.allListeners(), listeners);
});

function countResources(): number {
  return process.getActiveResourcesInfo().filter((name) => name !== "CloseReq").length;
}

interface Start {
  readonly restore?: boolean;
  readonly isTrusted?: boolean;
}

/** A window; in the one before, one port was open and another one was not any more. */
async function open(t: TestContext, { restore = false, isTrusted = true }: Start = {}) {
  Object.assign(fakeEditor, { isTrusted, answer: undefined, remoteName: undefined });
  fakeEditor.settings.clear();
  fakeEditor.settings.set("cnpg.forward.restore", restore);
  fakeEditor.settings.set("cnpg.forward.waitLimit", 30);
  const [cluster, pod] = [await startCluster(), await serveEcho("one")];
  cluster.ports.pods.set("pg-1", { port: pod.port });
  const config = join(await makeTemporaryFolder(t), "config");
  const at = { server: cluster.api.server, "insecure-skip-tls-verify": true };
  await writeFile(config, writeParts({ name: "fake", cluster: at, user: { token: "secret" } }));
  process.env["KUBECONFIG"] = config;
  const remembered = { target, port: await findFreePort(), isOpen: true };
  const replica = { ...target, role: "ro" } as const;
  const closed = { target: replica, port: await findFreePort(), isOpen: false };
  const given: readonly RememberedTunnel[] = [remembered, closed];
  const memory = new Map<string, unknown>([["cnpg.forward", given]]);
  const gate = openLiveGate({
    extension: { globalState: mementoOf(memory), globalStorageUri: {}, subscriptions: [] },
    output: { info: () => undefined, error: () => undefined, show: () => undefined },
    server: { answer: () => undefined },
  } as unknown as LivePort);
  t.after(async () => {
    gate.dispose();
    await cluster.dispose();
    await pod.dispose();
  });
  return {
    ...cluster,
    gate: { dispose: () => gate.dispose(), given },
    memory,
    remembered,
    closed,
    run: async (id: string): Promise<void> => {
      await fakeEditor.commands.get(id)?.();
    },
    isListening: (port: number) =>
      waitUntil(
        `somebody to listen at ${port}`,
        () => dial(port),
        () => true,
        soon,
      ),
  };
}

function mementoOf(memory: Map<string, unknown>): object {
  return {
    get: (name: string) => memory.get(name),
    update: (name: string, value: unknown) => Promise.resolve(void memory.set(name, value)),
    keys: () => [...memory.keys()],
  };
}

async function findFreePort(): Promise<number> {
  const server = await serve(() => undefined);
  await server.dispose();
  return server.port;
}
