import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fieldHistory } from "#domain/cnpg/field-history.ts";
import { kindTable } from "#domain/cnpg/kinds.ts";
import {
  additionalNode,
  childNode,
  itemNode,
  listProperties,
  nodeAtPath,
  nodeAtText,
  openAllReleases,
  openSchema,
} from "#domain/cnpg/schema.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { newestOperator, operatorVersions } from "#domain/cnpg/versions.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";

function operator(version: string): OperatorVersion {
  const known = operatorVersions.find((candidate) => candidate.version === version);
  assert.ok(known, version);
  return known;
}

function open(kind: CnpgKind, version = newestOperator.version): KindSchema {
  const schema = openSchema(operator(version), kind);
  assert.ok(schema, `${kind} ${version}`);
  return schema;
}

describe("schema", () => {
  it("opens every kind in every known operator, except before it existed", () => {
    for (const { kind } of kindTable) {
      for (const version of operatorVersions) {
        const missing = kind === "DatabaseRole" && version.minor !== "1.30";
        assert.equal(
          openSchema(version, kind) === undefined,
          missing,
          `${kind} ${version.version}`,
        );
      }
    }
  });

  it("reads a release without CRDs from the next newer patch of its minor", () => {
    assert.equal(open("Cluster", "1.28.3").release, "1.28.4");
    assert.equal(open("ObjectStore", "1.28.0").release, "0.15.0");
    const future = { version: "1.31.0", minor: "1.31", defaultImage: "" };
    assert.equal(openSchema(future, "Cluster")?.release, newestOperator.version);
  });

  it("walks properties, lists and free-form maps", () => {
    const cluster = open("Cluster");
    const spec = childNode(cluster, cluster.root, "spec");
    assert.ok(spec);
    assert.ok([...listProperties(cluster, spec)].some(([name]) => name === "instances"));
    const tablespaces = childNode(cluster, spec, "tablespaces");
    assert.equal(tablespaces?.type, "array");
    assert.equal(itemNode(cluster, tablespaces ?? {})?.type, "object");
    const parameters = nodeAtPath(cluster, ["spec", "postgresql", "parameters"]);
    assert.equal(additionalNode(cluster, parameters ?? {})?.type, "string");
    assert.equal(
      nodeAtPath(cluster, ["spec", "tablespaces", 0, "storage", "size"])?.type,
      "string",
    );
    assert.equal(nodeAtPath(cluster, ["spec", "instances", "deeper"]), undefined);
    for (const odd of ["constructor", "__proto__", "toString"]) {
      assert.equal(childNode(cluster, cluster.root, odd), undefined);
    }
  });

  it("finds a node by path text, with or without indices", () => {
    const cluster = open("Cluster");
    for (const path of [
      "spec.tablespaces[0].name",
      "spec.tablespaces[].name",
      "spec.tablespaces.name",
    ]) {
      assert.equal(nodeAtText(cluster, path)?.type, "string", path);
    }
    assert.equal(nodeAtText(cluster, "spec.nope.name"), undefined);
  });

  it("keeps the facts that the API server judges by", () => {
    const cluster = open("Cluster");
    assert.deepEqual(nodeAtText(cluster, "spec.instances"), {
      type: "integer",
      default: 1,
      minimum: 1,
    });
    assert.deepEqual(nodeAtText(cluster, "spec.logLevel")?.enum, [
      "error",
      "warning",
      "info",
      "debug",
      "trace",
    ]);
    assert.equal(nodeAtText(cluster, "spec.resources.limits.memory")?.quantity, true);
    assert.equal(nodeAtText(cluster, "spec.storage.size")?.quantity, undefined);
    assert.equal(nodeAtText(cluster, "spec.monitoring.metricsQueriesTTL")?.duration, true);
    assert.equal(nodeAtText(cluster, "spec.replica.minApplyDelay")?.duration, true);
    assert.equal(nodeAtText(cluster, "spec.monitoring.enablePodMonitor")?.deprecated, true);
    assert.deepEqual(nodeAtText(cluster, "spec.podSelectorRefs")?.listKeys, ["name"]);
    assert.ok((nodeAtText(cluster, "spec")?.rules ?? []).length > 0);
    assert.equal(nodeAtText(cluster, "metadata.labels.anything")?.type, "string");
    assert.equal(nodeAtText(cluster, "metadata.lables"), undefined);
    assert.equal(nodeAtText(open("Pooler", "1.28.4"), "spec.monitoring")?.deprecated, true);
    assert.equal(nodeAtText(open("Pooler"), "spec.monitoring")?.deprecated, undefined);
  });

  it("holds only indices into its pool", () => {
    for (const { kind } of kindTable) {
      for (const { pool } of openAllReleases(kind).slice(0, 1)) {
        for (const node of pool.nodes) {
          const children = [node.items, node.additional, ...Object.values(node.properties ?? {})];
          assert.ok(children.every((index) => index === undefined || pool.nodes[index]));
        }
      }
    }
  });
});

describe("history of a field", () => {
  it("names the first patch, down to backports", () => {
    assert.deepEqual(fieldHistory("Cluster", "spec.instances"), { missing: [] });
    assert.deepEqual(fieldHistory("Cluster", "spec.primaryLease"), {
      since: "1.30.0",
      missing: [],
    });
    assert.deepEqual(fieldHistory("Cluster", "spec.podSelectorRefs[3].name"), {
      since: "1.29.0",
      missing: [],
    });
    assert.deepEqual(
      fieldHistory("Cluster", "spec.backup.barmanObjectStore.data.restoreAdditionalCommandArgs"),
      { since: "1.29.3", missing: ["1.30.0"] },
    );
    assert.deepEqual(fieldHistory("ImageCatalog", "spec.componentImages"), {
      since: "1.28.4",
      missing: ["1.29.0", "1.29.1"],
    });
  });

  it("names the last patch of what is gone, and the kind's own beginning", () => {
    assert.equal(fieldHistory("Pooler", "spec.template.spec.workloadRef")?.until, "1.29.0");
    assert.equal(fieldHistory("DatabaseRole", "spec.name")?.since, "1.30.0");
    assert.equal(fieldHistory("Cluster", "spec.nope"), undefined);
  });
});
