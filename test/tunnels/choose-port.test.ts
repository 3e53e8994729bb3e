import assert from "node:assert/strict";
import { test } from "node:test";
import { serve, target } from "#test/support/tunnels/tunnel-stage.ts";
import { openPort, usualPort } from "#tunnels/choose-port.ts";

test("the usual ports: the primary at PostgreSQL's, replicas one above, others as in the pod", () => {
  const expected = [
    [{ role: "rw", port: 5432 }, 5432],
    [{ role: "ro", port: 5432 }, 5433],
    [{ role: "r", port: 5432 }, 5432],
    [{ role: "pooler", port: 5432 }, 5432],
    [{ role: "instance", port: 9187 }, 9187],
    [{ role: "service", port: 3000 }, 3000],
    // Below 1024 only the system may listen.
    [{ role: "service", port: 80 }, 8080],
  ] as const;
  for (const [change, port] of expected) assert.equal(usualPort({ ...target, ...change }), port);
});

test("a range is kept to, with what was there before first, and told when it is full", async (t) => {
  const [first, second] = [await serve(() => undefined), await serve(() => undefined)];
  t.after(() => Promise.all([first.dispose(), second.dispose()]));
  const range = { first: first.port, last: first.port };
  await assert.rejects(
    openPort(target, { range }, () => undefined),
    {
      name: "TunnelError",
      reason: "no-free-port",
      message: /is free: stop a connection, or widen "cnpg.forward.portRange"/,
    },
  );
  await second.dispose();
  const wide = { first: Math.min(first.port, second.port), last: 65_535 };
  const wish = { range: wide, remembered: second.port };
  const listener = await openPort(target, wish, () => undefined);
  t.after(() => listener.close());
  assert.equal(listener.port, second.port);
});
