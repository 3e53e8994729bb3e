import assert from "node:assert/strict";
import { test } from "node:test";
import { clusterChangeRules } from "#admission/change/cluster-change-rules.ts";
import { judgeByWebhook } from "#admission/judge-by-webhook.ts";
import { newestOperator, operatorVersions } from "#domain/cnpg/versions.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";
import { changeMessages } from "#texts/en/admission/change-messages.ts";

interface Case {
  readonly what: string;
  readonly before: Record<string, Json>;
  readonly after: Record<string, Json>;
  /** Of the old object; the operator writes it. */
  readonly status?: Record<string, Json>;
  readonly expected: readonly string[];
}

/** As after the defaults, which fill in both sections. */
const slots = (
  highAvailability: Json,
  more: Record<string, Json> = { synchronizeReplicas: { enabled: true } },
) => ({ replicationSlots: { highAvailability, ...more } });
const parameters = (values: Record<string, string>) => ({ postgresql: { parameters: values } });
const running = (majorVersion: number) => ({ pgDataImageInfo: { image: "pg", majorVersion } });
const template = (storage?: Json) => ({
  pvcTemplate: { resources: { requests: storage === undefined ? {} : { storage } } },
});

const cases: readonly Case[] = [
  {
    what: "a smaller volume",
    before: { storage: { size: "10Gi" } },
    after: { storage: { size: "9Gi" } },
    expected: ["storage-shrink spec.storage.size < spec.storage.size"],
  },
  {
    what: "the same size in other units",
    before: { storage: { size: "1Gi" } },
    after: { storage: { size: "1024Mi" } },
    expected: [],
  },
  {
    what: "a decimal unit that is smaller than the binary one",
    before: { storage: { size: "1Gi" } },
    after: { storage: { size: "1G" } },
    expected: ["storage-shrink spec.storage.size < spec.storage.size"],
  },
  {
    what: "a larger volume",
    before: { storage: { size: "1Gi" }, walStorage: { size: "1Gi" } },
    after: { storage: { size: "2Gi" }, walStorage: { size: "1.5Gi" } },
    expected: [],
  },
  {
    what: "a size that moves into the template and shrinks",
    before: { storage: { size: "2Gi" } },
    after: { storage: template("1Gi") },
    expected: [
      "storage-shrink spec.storage.pvcTemplate.resources.requests.storage < spec.storage.size",
    ],
  },
  {
    what: "a template without a request asks for nothing",
    before: { storage: template("1Gi") },
    after: { storage: template() },
    expected: [
      "storage-shrink spec.storage.pvcTemplate.resources.requests.storage < " +
        "spec.storage.pvcTemplate.resources.requests.storage",
    ],
  },
  {
    what: "sizes that cannot be read, or are not there",
    before: { storage: { size: "much" }, walStorage: { size: "1Gi" } },
    after: { storage: { size: "1Gi" }, walStorage: {} },
    expected: [],
  },
  {
    what: "a smaller WAL volume",
    before: { walStorage: { size: "2Gi" } },
    after: { walStorage: { size: "1Gi" } },
    expected: ["storage-shrink spec.walStorage.size < spec.walStorage.size"],
  },
  {
    what: "no WAL volume any more",
    before: { walStorage: { size: "2Gi" } },
    after: {},
    expected: ["wal-storage-removed spec.walStorage < spec.walStorage"],
  },
  {
    what: "a WAL volume that comes later",
    before: {},
    after: { walStorage: { size: "2Gi" } },
    expected: [],
  },
  {
    what: "no tablespaces any more",
    before: { tablespaces: [{ name: "a", storage: { size: "1Gi" } }] },
    after: {},
    expected: ["tablespaces-removed spec.tablespaces < spec.tablespaces"],
  },
  {
    what: "an empty list in place of two tablespaces",
    before: { tablespaces: [{ name: "a" }, { name: "b" }] },
    after: { tablespaces: [] },
    expected: [
      "tablespace-removed spec.tablespaces < spec.tablespaces.0",
      "tablespace-removed spec.tablespaces < spec.tablespaces.1",
    ],
  },
  {
    what: "a tablespace with another name",
    before: { tablespaces: [{ name: "a" }] },
    after: { tablespaces: [{ name: "A" }] },
    expected: ["tablespace-removed spec.tablespaces < spec.tablespaces.0"],
  },
  {
    what: "tablespaces in another order, one smaller, one new",
    before: {
      tablespaces: [
        { name: "a", storage: { size: "2Gi" } },
        { name: "b", storage: { size: "2Gi" } },
      ],
    },
    after: {
      tablespaces: [
        { name: "c", storage: { size: "1Gi" } },
        { name: "b", storage: { size: "1Gi" } },
        { name: "a", storage: { size: "2Gi" } },
      ],
    },
    expected: ["storage-shrink spec.tablespaces.1.storage.size < spec.tablespaces.1.storage.size"],
  },
  {
    what: "other ids",
    before: { postgresUID: 26, postgresGID: 26 },
    after: { postgresUID: 1000, postgresGID: 1001 },
    expected: [
      "uid spec.postgresUID < spec.postgresUID",
      "gid spec.postgresGID < spec.postgresGID",
    ],
  },
  {
    what: "the default ids, written out",
    before: {},
    after: { postgresUID: 26, postgresGID: 26 },
    expected: [],
  },
  {
    what: "another prefix while the slots are on",
    before: slots({ enabled: true, slotPrefix: "a_" }),
    after: slots({ enabled: true, slotPrefix: "b_" }),
    expected: [
      "slot-prefix spec.replicationSlots.highAvailability.slotPrefix < " +
        "spec.replicationSlots.highAvailability.slotPrefix",
    ],
  },
  {
    what: "another prefix in the step that switches the slots off",
    before: slots({ enabled: true, slotPrefix: "a_" }),
    after: slots({ enabled: false, slotPrefix: "_cnpg_" }),
    expected: [
      "slot-prefix spec.replicationSlots.highAvailability.slotPrefix < " +
        "spec.replicationSlots.highAvailability.slotPrefix",
    ],
  },
  {
    what: "another prefix after the slots were off",
    before: slots({ enabled: false, slotPrefix: "a_" }),
    after: slots({ enabled: true, slotPrefix: "b_" }),
    expected: [],
  },
  {
    what: "sections of slots that are gone",
    before: slots({ slotPrefix: "a_" }, { synchronizeReplicas: { enabled: true } }),
    after: { replicationSlots: {} },
    expected: [
      "slots-removed-ha spec.replicationSlots.highAvailability < " +
        "spec.replicationSlots.highAvailability",
      "slots-removed-sync spec.replicationSlots.synchronizeReplicas < " +
        "spec.replicationSlots.synchronizeReplicas",
    ],
  },
  {
    what: "sections of slots that were off",
    before: slots({ enabled: false }, { synchronizeReplicas: { enabled: false } }),
    after: {},
    expected: [],
  },
  {
    what: "a Cluster from before there were slots",
    before: {},
    after: slots({ enabled: true, slotPrefix: "_cnpg_" }),
    expected: [],
  },
  {
    what: "minimal WAL",
    before: parameters({ wal_level: "logical" }),
    after: parameters({ wal_level: "minimal" }),
    expected: [
      "wal-level-minimal spec.postgresql.parameters.wal_level < " +
        "spec.postgresql.parameters.wal_level",
    ],
  },
  {
    what: "minimal WAL from the start, and a way up",
    before: parameters({ wal_level: "minimal" }),
    after: parameters({ wal_level: "minimal", work_mem: "4MB" }),
    expected: [],
  },
  {
    what: "an older major than the data",
    before: { imageName: "pg:17.2" },
    after: { imageName: "pg:16.9" },
    status: running(17),
    expected: ["major-downgrade spec.imageName < status.pgDataImageInfo.majorVersion"],
  },
  {
    what: "an older major in a catalog",
    before: { imageName: "pg:17.2" },
    after: { imageCatalogRef: { name: "c", kind: "ImageCatalog", major: 16 } },
    status: running(17),
    expected: ["major-downgrade spec.imageCatalogRef.major < status.pgDataImageInfo.majorVersion"],
  },
  {
    what: "an older major while nothing is known of the data",
    before: { imageName: "pg:17.2" },
    after: { imageName: "pg:16.9" },
    expected: [],
  },
  {
    what: "an older minor",
    before: { imageName: "pg:17.2" },
    after: { imageName: "pg:17.1" },
    status: running(17),
    expected: [],
  },
  {
    what: "an upgrade that ends too early",
    before: { imageName: "pg:14" },
    after: { imageName: "pg:15" },
    status: running(14),
    expected: ["major-upgrade-target spec.imageName < status.pgDataImageInfo.majorVersion"],
  },
  {
    what: "an upgrade to the first major that takes one",
    before: { imageName: "pg:14" },
    after: { imageName: "pg:16" },
    status: running(14),
    expected: [],
  },
  {
    what: "an image whose tag tells no version",
    before: { imageName: "pg:17" },
    after: { imageName: "pg:new" },
    status: running(17),
    expected: [],
  },
  {
    what: "image and parameters at once with switchover",
    before: { imageName: "pg:17.1", ...parameters({ work_mem: "4MB", max_connections: "100" }) },
    after: {
      imageName: "pg:17.2",
      primaryUpdateMethod: "switchover",
      ...parameters({ work_mem: "8MB" }),
    },
    expected: ["image-and-config spec.imageName < spec.imageName"],
  },
  {
    what: "image and parameters at once with restart",
    before: { imageName: "pg:17.1", primaryUpdateMethod: "switchover", ...parameters({ a: "1" }) },
    after: { imageName: "pg:17.2", primaryUpdateMethod: "restart", ...parameters({ a: "2" }) },
    expected: [],
  },
  {
    what: "one of both with switchover",
    before: { imageName: "pg:17.1", ...parameters({ a: "1" }) },
    after: { imageName: "pg:17.2", primaryUpdateMethod: "switchover", ...parameters({ a: "1" }) },
    expected: [],
  },
  {
    what: "another role during a switch",
    before: { replica: { enabled: true, source: "a" } },
    after: { replica: { enabled: false, source: "a" } },
    status: { switchReplicaClusterStatus: { inProgress: true } },
    expected: [
      "replica-during-switch spec.replica.enabled < status.switchReplicaClusterStatus.inProgress",
    ],
  },
  {
    what: "another role at rest, and the same role during a switch",
    before: { replica: { enabled: true, source: "a" } },
    after: {},
    expected: [],
  },
  {
    what: "the same role in other words during a switch",
    before: { replica: { enabled: true, source: "a" } },
    after: { replica: { primary: "b", source: "a" } },
    status: { switchReplicaClusterStatus: { inProgress: true } },
    expected: [],
  },
];

function objectOf(spec: Record<string, Json>, status?: Record<string, Json>): JsonObject {
  const object = { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", metadata: { name: "a" } };
  return { ...object, spec, ...(status === undefined ? {} : { status }) };
}

function judge(
  { before, after, status }: Omit<Case, "what" | "expected">,
  operator: OperatorVersion = newestOperator,
): string[] {
  const old = objectOf(before, status);
  const input = { object: objectOf(after), old, operator };
  return [...judgeByWebhook(input, "Cluster")]
    .filter(({ rule }) => rule.on === "update")
    .map(({ rule, violation }) => {
      const [path, oldPath] = [violation.path, violation.oldPath ?? []].map((at) => at.join("."));
      return `${rule.id.replace("cluster/update-", "")} ${path} < ${oldPath}`;
    });
}

for (const { what, expected, ...change } of cases) {
  test(what, () => assert.deepEqual(judge(change).toSorted(), expected.toSorted()));
}

test("nothing is said of a Cluster that stays as it is, or that is new", () => {
  for (const { before, status } of cases) {
    assert.deepEqual(judge({ before, after: before, ...(status && { status }) }), []);
    const input = { object: objectOf(before), old: undefined, operator: newestOperator };
    assert.deepEqual(
      clusterChangeRules.flatMap((rule) => [...rule.check(input)]),
      [],
    );
  }
});

test("the copied slots may not be taken away from 1.28.1 on", () => {
  const [before, after] = [
    slots({ enabled: false }, { synchronizeReplicas: { enabled: true } }),
    slots({ enabled: false }, {}),
  ];
  const refusing = operatorVersions.filter((operator) => judge({ before, after }, operator).length);
  assert.deepEqual(
    operatorVersions.filter((operator) => !refusing.includes(operator)).map((o) => o.version),
    ["1.28.0"],
  );
});

test("every rule has a message, and every message a rule", () => {
  assert.deepEqual(
    Object.keys(changeMessages).toSorted(),
    clusterChangeRules.map(({ id }) => id).toSorted(),
  );
});

test("every placeholder of a message is filled in", () => {
  for (const { before, after, status } of cases) {
    const old = objectOf(before, status);
    const input = { object: objectOf(after), old, operator: newestOperator };
    for (const rule of clusterChangeRules) {
      for (const { values } of rule.check(input)) {
        const names = [...(changeMessages[rule.id] ?? "").matchAll(/\{(\w+)\}/g)].map(([, n]) => n);
        assert.deepEqual(
          names.filter((name) => values?.[name ?? ""] === undefined),
          [],
          rule.id,
        );
      }
    }
  }
});
