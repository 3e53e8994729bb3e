import type { JsonObject } from "#domain/kubernetes/json.ts";
import { resourceRules } from "#admission/cluster/resource-rules.ts";
import type { WebhookCase } from "#test/support/webhook-cases.ts";
import { testWebhookCases } from "#test/support/webhook-cases.ts";

const at = "spec.resources";

function ask(requests: JsonObject, limits: JsonObject = {}): JsonObject {
  return { resources: { requests, limits } };
}

function buffer(size: string, spec: JsonObject): JsonObject {
  return { ...spec, postgresql: { parameters: { shared_buffers: size } } };
}

const huge = "hugepages-2Mi";

const cases: readonly WebhookCase[] = [
  {
    rule: "cluster/cpu-request-over-limit",
    fires: ask({ cpu: 2 }, { cpu: "1500m" }),
    at: `${at}.requests.cpu`,
    passes: [ask({ cpu: 1.5 }, { cpu: "1500m" }), ask({ cpu: 2 }), ask({ cpu: 2 }, { cpu: 0 })],
  },
  {
    rule: "cluster/memory-request-over-limit",
    fires: ask({ memory: "2Gi" }, { memory: "2G" }),
    at: `${at}.requests.memory`,
    passes: [
      ask({ memory: "2G" }, { memory: "2Gi" }),
      ask({ memory: "1024Mi" }, { memory: "1Gi" }),
    ],
  },
  {
    rule: "cluster/ephemeral-storage-request-over-limit",
    fires: ask({ "ephemeral-storage": "2Gi" }, { "ephemeral-storage": "1Gi" }),
    at: `${at}.requests.ephemeral-storage`,
    passes: [ask({ storage: "2Gi" }, { storage: "1Gi" })],
  },
  {
    rule: "cluster/hugepages-mismatch",
    fires: ask({ memory: "1Gi", [huge]: "2Mi" }, { [huge]: "4Mi" }),
    at: `${at}.requests.${huge}`,
    passes: [
      ask({ memory: "1Gi", [huge]: "2Mi" }, { [huge]: "2048Ki" }),
      ask({ memory: "1Gi", [huge]: "2Mi" }),
    ],
  },
  {
    rule: "cluster/hugepages-without-cpu-or-memory",
    fires: ask({ cpu: "0" }, { [huge]: "2Mi" }),
    at,
    passes: [ask({}, { [huge]: "2Mi", cpu: 1 }), ask({ memory: "1Gi" }, { [huge]: "2Mi" })],
  },
  {
    rule: "cluster/shared-buffers-over-memory",
    fires: buffer("2GB", ask({ memory: "1Gi" })),
    at: `${at}.requests.memory`,
    passes: [
      buffer("1GB", ask({ memory: "1Gi" })),
      buffer("2GB", ask({}, { memory: "1Gi" })),
      buffer("2GB", ask({ memory: "1Gi", [huge]: "2Gi" })),
      buffer("", ask({ memory: "1Gi" })),
    ],
  },
  {
    rule: "cluster/shared-buffers-over-memory",
    // Pages of different sizes are not added up.
    fires: buffer("2GB", ask({ memory: "1Gi" }, { [huge]: "1Gi", "hugepages-1Gi": "1Gi" })),
    at: `${at}.requests.memory`,
    passes: [buffer("2GB", ask({ memory: "1Gi" }, { "hugepages-1Gi": "2Gi" }))],
  },
];

testWebhookCases(resourceRules, cases);
