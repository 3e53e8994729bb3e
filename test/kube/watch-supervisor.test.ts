import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import type { LiveEvent } from "#domain/kubernetes/live-event.ts";
import { createConnection } from "#kube/connection.ts";
import { WatchSupervisor } from "#kube/watch/watch-supervisor.ts";
import type { WatchTimes } from "#kube/watch/watch-supervisor.ts";
import { FakeApi } from "#test/support/kube/fake-api.ts";
import { makeCluster, resourceOf } from "#test/support/live/objects.ts";

const times: WatchTimes = {
  idleLimit: 5_000,
  firstPause: 20,
  longestPause: 100,
  deniedPause: 100,
  pollPause: 50,
  discoveryPause: 60_000,
};

test("lists once, then follows what happens", async (t) => {
  const { api, seen } = await follow(t, ["pg"]);
  await seen("listed pg");
  const other = api.put("clusters", makeCluster("other"));
  await seen("changed other");
  api.put("clusters", other);
  await seen("changed other");
  api.remove("clusters", other);
  await seen("removed other");
  assert.equal(countLists(api), 1);
});

test("goes on from the last version when the server ends the watch", async (t) => {
  const { api, seen, events } = await follow(t, ["pg"]);
  await seen("listed pg");
  api.endWatches();
  api.put("clusters", makeCluster("other"));
  await seen("changed other");
  assert.equal(countLists(api), 1);
  assert.deepEqual(named(events, "stale"), []);
});

test("lists anew, without going stale, when the version is gone", async (t) => {
  const { api, seen, events } = await follow(t, ["pg"]);
  await seen("listed pg");
  api.put("clusters", makeCluster("other"));
  await seen("changed other");
  api.compact();
  api.endWatches("gone");
  await seen("listed pg other");
  assert.deepEqual(named(events, "stale"), []);
});

test("a bookmark moves the version on", async (t) => {
  const { api, seen } = await follow(t, ["pg"]);
  await seen("listed pg");
  api.compact();
  api.bookmark();
  await waitUntil(() => api.openWatches === 1);
  api.endWatches();
  api.put("clusters", makeCluster("other"));
  await seen("changed other");
  assert.equal(countLists(api), 1);
});

test("is stale while the server is down, and fresh again by itself", async (t) => {
  const { api, seen } = await follow(t, ["pg"]);
  await seen("listed pg");
  await api.restart(() => seen("stale"));
  await seen("fresh");
  api.put("clusters", makeCluster("other"));
  await seen("changed other");
});

test("says which verb is denied, and sees again once it is allowed", async (t) => {
  const { seen } = await follow(t, ["pg"], (api) => {
    let refusals = 0;
    api.intercept(({ query }) => {
      if (query.has("watch") || (refusals += 1) > 2) return undefined;
      return { status: 403, body: { code: 403, reason: "Forbidden", message: "no" } };
    });
  });
  await seen("denied list");
  await seen("listed pg");
});

test("whoever may not watch sees by lists", async (t) => {
  const { api, seen } = await follow(t, ["pg"], (fake) => {
    fake.intercept(({ query }) =>
      query.has("watch")
        ? { status: 403, body: { code: 403, reason: "Forbidden", message: "no" } }
        : undefined,
    );
  });
  await seen("denied watch");
  api.put("clusters", makeCluster("other"));
  await seen("listed pg other");
});

test("a silent connection is given up and taken up again", async (t) => {
  const { api, seen } = await follow(t, ["pg"], () => undefined, { ...times, idleLimit: 60 });
  await seen("listed pg");
  await waitUntil(() => api.requests.filter(({ query }) => query.has("watch")).length > 2);
  api.put("clusters", makeCluster("other"));
  await seen("changed other");
});

test("logs in once more after a 401, and tells when that does not help", async (t) => {
  const { seen } = await follow(t, ["pg"], (api) => {
    api.intercept(() => ({ status: 401, body: { code: 401, message: "Unauthorized" } }));
  });
  await seen("stale unauthorized");
});

test("leaves no socket, timer or watch", async (t) => {
  const { api, seen, supervisor, connection } = await follow(t, ["pg"]);
  await seen("listed pg");
  await supervisor.dispose();
  connection.dispose();
  await waitUntil(() => api.openWatches === 0);
  let sockets = await api.countSockets();
  while (sockets > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    sockets = await api.countSockets();
  }
  assert.equal(sockets, 0);
});

async function follow(
  t: TestContext,
  names: readonly string[],
  prepare: (api: FakeApi) => void = () => undefined,
  watchTimes = times,
) {
  const api = await FakeApi.start();
  for (const name of names) api.put("clusters", makeCluster(name));
  prepare(api);
  const connection = createConnection(api.context());
  const events: LiveEvent[] = [];
  const query = { resource: resourceOf("clusters"), namespace: undefined };
  const supervisor = new WatchSupervisor(
    connection,
    query,
    (more) => void events.push(...more),
    watchTimes,
  );
  t.after(async () => {
    await supervisor.dispose();
    connection.dispose();
    await api.dispose();
  });
  let read = 0;
  /** The next event that reads like this; those before it are passed over. */
  const seen = async (text: string): Promise<void> => {
    await waitUntil(() => events.slice(read).some((event) => printEvent(event).startsWith(text)));
    read += events.slice(read).findIndex((event) => printEvent(event).startsWith(text)) + 1;
  };
  return { api, connection, supervisor, events, seen };
}

function printEvent(event: LiveEvent): string {
  switch (event.kind) {
    case "listed":
      return ["listed", ...event.objects.map(({ metadata }) => metadata.name)].join(" ");
    case "changed":
    case "removed":
      return `${event.kind} ${event.object.metadata.name}`;
    case "stale":
      return `stale ${event.problem.reason}`;
    case "denied":
      return `denied ${event.verb}`;
    default:
      return event.kind;
  }
}

function named(events: readonly LiveEvent[], kind: LiveEvent["kind"]): readonly LiveEvent[] {
  return events.filter((event) => event.kind === kind);
}

function countLists({ requests }: FakeApi): number {
  return requests.filter(({ query }) => !query.has("watch")).length;
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error("waited for 20 s in vain");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
