import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { docLinks } from "#domain/cnpg/doc-links-table.ts";
import { fieldDocumentation } from "#domain/cnpg/doc-links.ts";
import {
  listOperandImages,
  majorOfImage,
  majorOfTag,
  newestMinors,
  parseImageReference,
} from "#domain/cnpg/images.ts";
import { apiVersionOf, findKind, kindDocumentation, kindTable } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import {
  findMetadataKey,
  listMetadataKeys,
  metadataKeys,
  operatorWrittenKeys,
} from "#domain/cnpg/labels.ts";
import { parseOperatorBoolean } from "#domain/cnpg/operator-boolean.ts";
import { parseOperatorSize } from "#domain/cnpg/operator-size.ts";
import {
  allowsPgbouncerParameter,
  findPgbouncerParameter,
  pgbouncerParameters,
} from "#domain/cnpg/pgbouncer-parameters.ts";
import { nodeAtText, openSchema } from "#domain/cnpg/schema.ts";
import { newestOperator, operatorVersions, resolveOperatorVersion } from "#domain/cnpg/versions.ts";
import { isAnnotationKey, isLabelValue, isQualifiedName } from "#domain/kubernetes/name.ts";
import { quantityToNumber } from "#domain/kubernetes/quantity.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";

describe("operator versions", () => {
  const cases: readonly [string, string, boolean, boolean][] = [
    ["1.30", "1.30.1", false, false],
    ["1.30.0", "1.30.0", true, false],
    ["v1.29.2", "1.29.2", true, false],
    [" 1.28 ", "1.28.4", false, false],
    ["1.30.7", "1.30.1", false, true],
    ["1.31", "1.30.1", false, true],
    ["2.0.0", "1.30.1", false, true],
    ["1.29.9", "1.29.3", false, true],
    ["1.20.0", "1.28.0", false, true],
  ];
  for (const [text, version, exact, unknown] of cases) {
    it(`reads ${text}`, () => {
      const found = resolveOperatorVersion(text);
      assert.deepEqual(
        [found?.operator.version, found?.exact, found?.unknown],
        [version, exact, unknown],
      );
    });
  }
  it("refuses what is no version", () => {
    for (const text of ["", "latest", "1", "1.30.0-rc1", "1.30.x", "1.30.0.0", "-1.2"]) {
      assert.equal(resolveOperatorVersion(text), undefined, text);
    }
  });
});

describe("kinds", () => {
  it("finds its own kinds only", () => {
    assert.equal(findKind("postgresql.cnpg.io/v1", "Cluster"), "Cluster");
    assert.equal(findKind("postgresql.cnpg.io/v1", "cluster"), "Cluster");
    assert.equal(findKind("barmancloud.cnpg.io/v1", "ObjectStore"), "ObjectStore");
    assert.equal(findKind("postgresql.cnpg.io/v1", "ObjectStore"), undefined);
    assert.equal(findKind("cluster.x-k8s.io/v1beta1", "Cluster"), undefined);
    assert.equal(findKind("postgresql.cnpg.io/v1", "CLUSTER"), undefined);
    assert.equal(findKind(undefined, undefined), undefined);
  });
  it("agrees with the schemas about kinds", () => {
    const known = new Set<string>(kindTable.map(({ kind }) => kind));
    const pool = openSchema(newestOperator, "Cluster")?.pool;
    const imported = [pool?.operators, pool?.barmanCloud].flatMap((roots) =>
      Object.values(roots ?? {}).flatMap((kinds) => Object.keys(kinds)),
    );
    assert.deepEqual([...new Set(imported)].sort(), [...known].sort());
  });
  it("names apiVersion and documentation", () => {
    assert.equal(apiVersionOf("Pooler"), "postgresql.cnpg.io/v1");
    assert.match(kindDocumentation("Pooler", newestOperator), /\/1\.30\/connection_pooling\/$/);
    assert.match(kindDocumentation("ObjectStore", newestOperator), /plugin-barman-cloud/);
  });
});

describe("documentation of fields", () => {
  it("takes the longest known path", () => {
    const at = (path: string): string => fieldDocumentation("Cluster", path, newestOperator);
    assert.match(at("spec.storage.size"), /\/storage\/$/);
    assert.match(at("spec.walStorage"), /\/storage\/#volume-for-wal$/);
    assert.match(at("spec.bootstrap.initdb.database"), /\/bootstrap\/$/);
    assert.match(at("spec.bootstrap.recovery.source"), /\/recovery\/$/);
    assert.match(at("spec.tablespaces[2].name"), /\/tablespaces\/$/);
    assert.match(at("spec.constructor"), /\/bootstrap\/$/);
  });
  it("knows only fields that exist", () => {
    for (const [kind, pages] of Object.entries(docLinks)) {
      const schema = openSchema(newestOperator, kind as CnpgKind);
      for (const path of Object.keys(pages ?? {})) {
        assert.ok(schema && nodeAtText(schema, path), `${kind} ${path}`);
      }
    }
  });
});

describe("images", () => {
  const cases: readonly [string, string, number | undefined][] = [
    ["ghcr.io/cloudnative-pg/postgresql:18.6-system-trixie", "18.6-system-trixie", 18],
    ["localhost:5000/pg", "latest", undefined],
    ["localhost:5000/pg:16", "16", 16],
    ["pg:", "latest", undefined],
    ["pg:16:2", "16:2", 16],
    ["pg@sha256:abc123", "", undefined],
    ["pg:16@sha256:abc123", "16", 16],
    ["pg:16@sha256:xyz", "16@sha256:xyz", 16],
    ["pg:v16", "v16", undefined],
    ["", "latest", undefined],
  ];
  for (const [text, tag, major] of cases) {
    it(`reads ${text || "nothing"}`, () => {
      assert.equal(parseImageReference(text).tag, tag);
      assert.equal(majorOfImage(text), major);
    });
  }
  it("reads the major of a tag as the operator does", () => {
    const tags: readonly [string, number | undefined][] = [
      ["16beta1", 16],
      ["17.2-minimal-bookworm", 17],
      ["16_2", 16],
      ["202401", 202401],
      ["17.", undefined],
      ["15.bullseye", undefined],
      ["17.2.", 17],
      ["99999999999999999999", undefined],
    ];
    for (const [tag, major] of tags) {
      assert.equal(majorOfTag(tag), major, tag);
    }
  });
  it("offers images of every major, whose tags say that major", () => {
    assert.deepEqual(new Set(newestMinors.map(({ major }) => major)), new Set(postgresMajors));
    for (const major of postgresMajors) {
      const images = listOperandImages(major);
      assert.equal(images.length, 12);
      assert.ok(images.every((image) => majorOfImage(image) === major));
    }
    assert.ok(listOperandImages(18).includes(newestOperator.defaultImage));
    assert.equal(new Set(listOperandImages()).size, 60);
  });
});

describe("labels and annotations", () => {
  it("has valid names and values, and no name on both sides", () => {
    const written = new Set<string>(operatorWrittenKeys);
    for (const { name, place, words } of metadataKeys) {
      assert.ok(place === "label" ? isQualifiedName(name) : isAnnotationKey(name), name);
      assert.ok(place === "annotation" || words.every(isLabelValue), name);
      assert.ok(!written.has(name), name);
    }
  });
  it("knows what means something where", () => {
    const hibernation = findMetadataKey("Cluster", "annotation", "cnpg.io/hibernation");
    assert.deepEqual(hibernation?.words, ["on", "off"]);
    assert.equal(hibernation?.strict, true);
    assert.equal(findMetadataKey("Pooler", "annotation", "cnpg.io/hibernation"), undefined);
    assert.ok(findMetadataKey("Pooler", "annotation", "cnpg.io/reconcilePodSpec"));
    assert.ok(findMetadataKey("Secret", "label", "cnpg.io/reload"));
    assert.equal(findMetadataKey("ScheduledBackup", "annotation", "cnpg.io/validation"), undefined);
    assert.deepEqual(listMetadataKeys("Deployment", "label"), []);
  });
  it("names replacements that exist", () => {
    const cluster = openSchema(newestOperator, "Cluster");
    for (const { replacement, name } of metadataKeys) {
      assert.ok(replacement === undefined || (cluster && nodeAtText(cluster, replacement)), name);
    }
  });
});

describe("PgBouncer parameters", () => {
  const count = (version: string): number => {
    const operator = operatorVersions.find((candidate) => candidate.version === version);
    assert.ok(operator);
    return pgbouncerParameters.filter(({ name }) => allowsPgbouncerParameter(operator, name))
      .length;
  };
  it("grow as the operator's list did", () => {
    const counts = operatorVersions.map(({ version }) => [version, count(version)]);
    assert.deepEqual(counts, [
      ["1.28.0", 54],
      ["1.28.1", 54],
      ["1.28.2", 57],
      ["1.28.3", 57],
      ["1.28.4", 57],
      ["1.29.0", 57],
      ["1.29.1", 57],
      ["1.29.2", 57],
      ["1.29.3", 58],
      ["1.30.0", 57],
      ["1.30.1", 58],
    ]);
  });
  it("are unique, with defaults of their own words", () => {
    assert.equal(
      new Set(pgbouncerParameters.map(({ name }) => name)).size,
      pgbouncerParameters.length,
    );
    for (const { name, default: standard, words } of pgbouncerParameters) {
      assert.ok(!words || !standard || words.includes(standard), name);
    }
    assert.equal(findPgbouncerParameter("pool_mode"), undefined);
    assert.equal(allowsPgbouncerParameter(newestOperator, "Max_Client_Conn"), false);
  });
});

describe("values as the webhook reads them", () => {
  it("reads sizes", () => {
    const accepted: readonly [string, number][] = [
      ["1B", 1],
      ["1kB", 1024],
      ["1KB", 1024],
      ["1MB", 1024 ** 2],
      ["1.5GB", 1.5 * 1024 ** 3],
      [".5GB", 0.5 * 1024 ** 3],
      ["1 GB", 1024 ** 3],
      ["1 000MB", 1000 * 1024 ** 2],
      ["-1", -(1024 ** 2)],
      ["128", 128 * 1024 ** 2],
      ["MB", 0],
    ];
    for (const [text, bytes] of accepted) {
      const size = parseOperatorSize(text);
      assert.ok(size, text);
      assert.equal(quantityToNumber(size), bytes, text);
    }
    for (const text of [
      "1kb",
      "1Mb",
      "1G",
      "1.5",
      "2.5B",
      "1MiB",
      "1e3MB",
      "0x10MB",
      "25%",
      "",
      "1GB ",
      "1\tGB",
    ]) {
      assert.equal(parseOperatorSize(text), undefined, text);
    }
  });
  it("reads booleans", () => {
    assert.deepEqual(["on", "YES", "tr", "of", "N", "o", "", "2"].map(parseOperatorBoolean), [
      true,
      true,
      true,
      false,
      false,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
