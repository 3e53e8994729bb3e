import type { JsonObject } from "#domain/kubernetes/json.ts";
import { annotationRules } from "#admission/cluster/annotation-rules.ts";
import { environmentRules } from "#admission/cluster/environment-rules.ts";
import { managedRoleRules } from "#admission/cluster/managed-role-rules.ts";
import { managedServiceRules } from "#admission/cluster/managed-service-rules.ts";
import { podSelectorRules } from "#admission/cluster/pod-selector-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

function service(name: string, spec: JsonObject = {}) {
  return { selectorType: "rw", serviceTemplate: { metadata: { name }, spec } };
}

function services(...additional: readonly JsonObject[]) {
  return { managed: { services: { additional } } };
}

function roles(...list: readonly JsonObject[]) {
  return { managed: { roles: list } };
}

function selector(members: JsonObject) {
  return { podSelectorRefs: [{ name: "a", selector: members }] };
}

function expression(key: string, operator: string, values: readonly string[]) {
  return selector({ matchExpressions: [{ key, operator, values }] });
}

function hba(line: string) {
  return { ...selector({}), postgresql: { pg_hba: ["local all all peer", line] } };
}

function annotated(name: string, value: string) {
  return { annotations: { [name]: value } };
}

const serviceAt = "spec.managed.services.additional";
const expressionAt = "spec.podSelectorRefs.0.selector.matchExpressions.0";

testAdmissionCases(
  "Cluster",
  [
    ...managedServiceRules,
    ...managedRoleRules,
    ...environmentRules,
    ...podSelectorRules,
    ...annotationRules,
  ],
  [
    {
      rule: "cluster/service-rw-disabled",
      at: "spec.managed.services.disabledDefaultServices.1",
      wrong: { managed: { services: { disabledDefaultServices: ["ro", "rw"] } } },
      right: { managed: { services: { disabledDefaultServices: ["ro", "r"] } } },
    },
    {
      rule: "cluster/service-name-reserved",
      at: `${serviceAt}.0.serviceTemplate.metadata.name`,
      wrong: services(service("c-any")),
      right: services(service("d-any")),
    },
    {
      rule: "cluster/service-selector-set",
      at: `${serviceAt}.0.serviceTemplate.spec.selector`,
      wrong: services(service("s", { selector: { a: "b" } })),
      right: services(service("s", { selector: {} })),
    },
    {
      rule: "cluster/service-name-missing",
      at: `${serviceAt}.0.serviceTemplate.metadata.name`,
      wrong: services({ selectorType: "rw", serviceTemplate: {} }),
      right: services(service("s")),
    },
    {
      rule: "cluster/service-name-duplicate",
      at: `${serviceAt}.1.serviceTemplate.metadata.name`,
      wrong: services(service("s"), service("s")),
      right: services(service("s"), service("t")),
    },
    {
      rule: "cluster/role-duplicate",
      at: "spec.managed.roles.1.name",
      wrong: roles({ name: "a" }, { name: "a" }),
      right: roles({ name: "a" }, { name: "A" }),
    },
    {
      rule: "cluster/role-connection-limit",
      at: "spec.managed.roles.0.connectionLimit",
      wrong: roles({ name: "a", connectionLimit: -2 }),
      right: roles({ name: "a", connectionLimit: 0 }, { name: "b", connectionLimit: -1 }),
    },
    {
      rule: "cluster/role-reserved",
      at: "spec.managed.roles.1.name",
      wrong: roles({ name: "a" }, { name: "cnpg_x" }),
      right: roles({ name: "PG_x" }, { name: "streaming_replica2" }),
    },
    {
      rule: "cluster/role-password-conflict",
      at: "spec.managed.roles.0.disablePassword",
      wrong: roles({ name: "a", disablePassword: true, passwordSecret: { name: "s" } }),
      right: roles({ name: "a", disablePassword: false, passwordSecret: { name: "s" } }),
    },
    {
      rule: "cluster/env-reserved",
      at: "spec.env.1.name",
      wrong: { env: [{ name: "TZ" }, { name: "pghost" }] },
      right: { env: [{ name: "POD_NAMES" }, { name: "CNPG" }] },
    },
    {
      rule: "cluster/pod-selector-invalid",
      at: `${expressionAt}.operator`,
      wrong: expression("k", "Foo", []),
      right: expression("k", "Exists", []),
    },
    {
      rule: "cluster/pod-selector-invalid",
      at: `${expressionAt}.values`,
      wrong: expression("k", "NotIn", []),
      right: expression("k", "NotIn", [""]),
    },
    {
      rule: "cluster/pod-selector-invalid",
      at: `${expressionAt}.values`,
      wrong: expression("k", "DoesNotExist", ["a"]),
      right: expression("k", "In", ["a"]),
    },
    {
      rule: "cluster/pod-selector-invalid",
      at: `${expressionAt}.key`,
      wrong: expression("a b", "Exists", []),
      right: expression("a/b", "Exists", []),
    },
    {
      rule: "cluster/pod-selector-invalid",
      at: `${expressionAt}.values.1`,
      wrong: expression("k", "In", ["a", "-"]),
      right: expression("k", "In", ["a", "b"]),
    },
    {
      rule: "cluster/pod-selector-invalid",
      at: "spec.podSelectorRefs.0.selector.matchLabels.k",
      wrong: selector({ matchLabels: { k: "a b" } }),
      right: selector({ matchLabels: { k: "" } }),
    },
    {
      rule: "cluster/hba-descriptor-unknown",
      at: "spec.postgresql.pg_hba.1",
      wrong: hba("host all all ${foo:a} md5"),
      right: hba("host all all ${foo} md5"),
    },
    {
      rule: "cluster/hba-selector-not-found",
      at: "spec.postgresql.pg_hba.1",
      wrong: hba("host all all ${podselector:b} md5"),
      right: hba("host all all ${podselector:a} md5"),
    },
    {
      rule: "cluster/hba-multiple-selectors",
      at: "spec.postgresql.pg_hba.1",
      wrong: hba("host all ${podselector:a} ${podselector:a} md5"),
      right: hba("host all ${podselector:a} ${podselector:b} md5"),
    },
    {
      rule: "cluster/hibernation-annotation",
      at: "metadata.annotations.cnpg.io/hibernation",
      wrong: {},
      wrongMetadata: annotated("cnpg.io/hibernation", ""),
      right: {},
      rightMetadata: annotated("cnpg.io/hibernation", "off"),
    },
    {
      rule: "cluster/pod-patch-undecodable",
      at: "metadata.annotations.cnpg.io/podPatch",
      wrong: {},
      wrongMetadata: annotated("cnpg.io/podPatch", '[{"op":"add","path":"/x"}]'),
      right: {},
      rightMetadata: annotated("cnpg.io/podPatch", '[{"op":"add","path":"/x","value":null}]'),
    },
    {
      rule: "cluster/liveness-pinger-annotation",
      at: "metadata.annotations.alpha.cnpg.io/livenessPinger",
      wrong: {},
      wrongMetadata: annotated("alpha.cnpg.io/livenessPinger", '{"requestTimeout": 5}'),
      right: {},
      rightMetadata: annotated("alpha.cnpg.io/livenessPinger", '{"Enabled": false, "x": 1}'),
    },
  ],
);
