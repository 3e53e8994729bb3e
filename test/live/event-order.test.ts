import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveEvent, WatchScope } from "#domain/kubernetes/live-event.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { HealthIndex } from "#live/health-index.ts";
import { LiveStore } from "#live/live-store.ts";
import { makeCluster, makeObject, makePod, noon, resourceOf } from "#test/support/live/objects.ts";
import { createRandom } from "#test/support/random.ts";
import type { Random } from "#test/support/random.ts";
import { english } from "#texts/en/english.ts";
import { printTree } from "#tree/text.ts";

// Each watch tells its events in order, but nothing is promised between two watches: whichever comes first,
// the same tree has to be there in the end.
for (let seed = 1; seed <= 12; seed += 1) {
  test(`any interleaving of the same watches ends in the same tree, seed ${seed}`, () => {
    const random = createRandom(seed);
    const sequences = makeSequences(random);
    const expected = endOf(sequences.flat());
    assert.match(expected.tree, /\[cluster\./);
    for (let round = 0; round < 20; round += 1) {
      assert.deepEqual(endOf(interleave(sequences, random)), expected);
    }
  });
}

test("what arrives twice, or late for an object that is gone, changes nothing", () => {
  const random = createRandom(99);
  const sequences = makeSequences(random);
  const events = sequences.flat();
  const removed = events.filter(({ kind }) => kind === "removed");
  assert.ok(removed.length > 0);
  assert.deepEqual(endOf([...events, ...removed, ...removed]), endOf(events));
});

interface End {
  readonly tree: string;
  readonly troubled: number;
}

function endOf(events: readonly LiveEvent[]): End {
  const store = new LiveStore();
  const index = new HealthIndex(
    store,
    () => noon,
    () => undefined,
  );
  store.apply([{ kind: "connected", context: "kind", served: [], namespaces: undefined }]);
  // One by one, so that every moment between two watches is passed through.
  for (const event of events) store.apply([event]);
  const options = { grouping: "namespace", filter: "", unhealthyOnly: false } as const;
  const tree = printTree({
    store,
    texts: english,
    now: noon,
    options: { ...options, contexts: ["kind"], shown: new Map() },
  });
  index.dispose();
  return { tree, troubled: index.count() };
}

const names = ["a", "b", "c", "d"];

/** Makes an object of a watch; each call gives another version, and sometimes another object of the name. */
const makers: Readonly<Record<string, (name: string, random: Random) => LiveObject>> = {
  clusters: (name, random) =>
    makeCluster(name, {
      namespace: name < "c" ? "shop" : "billing",
      status: { readyInstances: random.below(4), timelineID: random.below(9) },
    }),
  pods: (name, random) => {
    const pod = makePod(name, 1 + random.below(3), { ready: random.below(2) === 0 });
    const namespace = name < "c" ? "shop" : "billing";
    return { ...pod, metadata: { ...pod.metadata, namespace } };
  },
  backups: (name, random) =>
    makeObject({
      name: `${name}-${random.below(5)}`,
      namespace: name < "c" ? "shop" : "billing",
      minutes: random.below(1000),
      spec: { cluster: { name } },
      status: { phase: random.pick(["completed", "failed", "running"]) },
    }),
  poolers: (name, random) =>
    makeObject({
      name: `pool-${name}`,
      namespace: name < "c" ? "shop" : "billing",
      spec: { cluster: { name }, type: "rw", instances: 1 + random.below(3) },
      status: { instances: 1 },
    }),
};

function makeSequences(random: Random): readonly (readonly LiveEvent[])[] {
  return Object.entries(makers).map(([plural, make]) => {
    const scope = { context: "kind", resource: resourceOf(plural), namespace: undefined };
    return makeSequence(scope, () => make(random.pick(names), random), random);
  });
}

/** A list, then events of which each follows from what the API server would hold. */
function makeSequence(scope: WatchScope, make: () => LiveObject, random: Random): LiveEvent[] {
  const held = new Map<string, LiveObject>();
  const put = (object: LiveObject): LiveObject => {
    const old = [...held.values()].find(({ metadata }) => sameName(metadata, object.metadata));
    const kept = old === undefined ? object : withUid(object, old.metadata.uid);
    held.set(kept.metadata.uid, kept);
    return kept;
  };
  for (let count = 0; count < 4; count += 1) put(make());
  const events: LiveEvent[] = [{ kind: "listed", scope, objects: [...held.values()] }];
  for (let count = 0; count < 25; count += 1) {
    const [first] = held.values();
    const turn = random.below(8);
    if (turn === 0 && first !== undefined) {
      held.delete(first.metadata.uid);
      events.push({ kind: "removed", scope, object: first });
    } else if (turn === 1) {
      const problem = { reason: "unreachable", message: "connection lost" };
      events.push({ kind: "stale", scope, since: noon, problem }, { kind: "fresh", scope });
    } else if (turn === 2) {
      events.push({ kind: "listed", scope, objects: [...held.values()] });
    } else events.push({ kind: "changed", scope, object: put(make()) });
  }
  return events;
}

function sameName(left: LiveObject["metadata"], right: LiveObject["metadata"]): boolean {
  return left.name === right.name && left.namespace === right.namespace;
}

function withUid(object: LiveObject, uid: string): LiveObject {
  return { ...object, metadata: { ...object.metadata, uid } };
}

function interleave(
  sequences: readonly (readonly LiveEvent[])[],
  random: Random,
): readonly LiveEvent[] {
  const rest = sequences.map((sequence) => [...sequence]);
  const mixed: LiveEvent[] = [];
  for (;;) {
    const open = rest.filter(({ length }) => length > 0);
    const next = open[random.below(open.length)]?.shift();
    if (next === undefined) return mixed;
    mixed.push(next);
  }
}
