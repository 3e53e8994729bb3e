import assert from "node:assert/strict";
import { mock, test } from "node:test";
import type { InstanceEndpoint, InstanceStatusEvent } from "#domain/cnpg/instance-status.ts";
import { InstanceStatusPoller } from "#kube/instance-status/instance-status-poller.ts";
import { KubeError } from "#kube/kube-error.ts";
import { createFakeConnection } from "#test/support/live/services.ts";

const review = "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
const statusOf = (pod: string) =>
  `GET /api/v1/namespaces/shop/pods/https:${pod}:8000/proxy/pg/status`;
const cluster = { context: "kind", uid: "uid-pg" };

function open(answers: Record<string, unknown>) {
  const calls: string[] = [];
  const events: InstanceStatusEvent[] = [];
  const connection = createFakeConnection("kind", answers, calls);
  const endpoints: InstanceEndpoint[] = ["pg-1", "pg-2"].map((pod) => ({
    podUid: `uid-${pod}`,
    pod,
    namespace: "shop",
    scheme: "https",
  }));
  const poller = new InstanceStatusPoller({
    connect: () => Promise.resolve(connection),
    endpoints: () => endpoints,
    emit: (told) => void events.push(...told),
  });
  return { poller, calls, events };
}

test("instances in sight are asked every 15 seconds, and no more once they are out of it", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const answers = {
    [review]: { status: { allowed: true } },
    [statusOf("pg-1")]: { isPrimary: true, currentLsn: "0/3000100", isArchivingWAL: true },
    [statusOf("pg-2")]: { replayLsn: "0/3000000", isWalReceiverActive: true },
  };
  const { poller, calls, events } = open(answers);
  try {
    await settle();
    assert.deepEqual(calls, []);
    poller.follow([cluster]);
    await settle();
    assert.deepEqual(calls, [review, statusOf("pg-1"), statusOf("pg-2")]);
    assert.deepEqual(
      events.map(({ podUid, status }) => [podUid, status?.position]),
      [
        ["uid-pg-1", 0x3000100],
        ["uid-pg-2", 0x3000000],
      ],
    );
    mock.timers.tick(15_000);
    await settle();
    assert.equal(calls.length, 5);
    events.length = 0;
    poller.follow([]);
    mock.timers.tick(60_000);
    await settle();
    assert.equal(calls.length, 5);
    assert.deepEqual(
      events.map(({ podUid, status }) => [podUid, status]),
      [
        ["uid-pg-1", undefined],
        ["uid-pg-2", undefined],
      ],
    );
  } finally {
    poller.dispose();
    mock.timers.reset();
  }
});

test("who may not use the proxy asks once and no instance", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { poller, calls, events } = open({ [review]: { status: { allowed: false } } });
  try {
    poller.follow([cluster]);
    await settle();
    mock.timers.tick(15_000);
    await settle();
    assert.deepEqual([calls, events], [[review], []]);
  } finally {
    poller.dispose();
    mock.timers.reset();
  }
});

test("an instance that fails is taken back, the others stay", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const answers: Record<string, unknown> = {
    [review]: { status: { allowed: true } },
    [statusOf("pg-1")]: { isPrimary: true },
    [statusOf("pg-2")]: { isWalReceiverActive: true },
  };
  const { poller, events } = open(answers);
  try {
    poller.follow([cluster]);
    await settle();
    events.length = 0;
    answers[statusOf("pg-2")] = new KubeError("server", "starting up", { status: 500 });
    mock.timers.tick(15_000);
    await settle();
    assert.deepEqual(
      events.map(({ podUid, status }) => [podUid, status === undefined]),
      [
        ["uid-pg-1", false],
        ["uid-pg-2", true],
      ],
    );
  } finally {
    poller.dispose();
    mock.timers.reset();
  }
});

async function settle(): Promise<void> {
  for (let count = 0; count < 3; count += 1) await new Promise((resolve) => setImmediate(resolve));
}
