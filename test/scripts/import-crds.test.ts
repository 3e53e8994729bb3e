import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import { applyOverlays } from "#scripts/crds/collection.ts";
import { compactSchema } from "#scripts/crds/compact-schema.ts";
import { readCrdFolders } from "#scripts/crds/crd-reader.ts";
import { readSchemaFile, writeSchemaFile } from "#scripts/crds/schema-file.ts";
import type { SchemaFile } from "#scripts/crds/schema-file.ts";
import { importCrds } from "#scripts/import-crds.ts";

const fixtures = fileURLToPath(new URL("../fixtures/crds/", import.meta.url));
const input = join(fixtures, "in");
const expectedFile = join(fixtures, "expected.json");
const present = fileURLToPath(new URL("../../src/domain/cnpg/schemas.json", import.meta.url));

describe("import of CRDs", () => {
  const text = importCrds(input);
  const file = JSON.parse(text) as SchemaFile;
  const root = (release: string): SchemaNode => nodeAt(file.operators[release]?.["Boat"]);
  const nodeAt = (index: number | undefined): SchemaNode => file.nodes[index ?? -1] ?? {};
  const child = (node: SchemaNode, name: string): SchemaNode => nodeAt(node.properties?.[name]);

  it("writes what is committed; UPDATE=1 rewrites it after a change on purpose", () => {
    if (process.env["UPDATE"] === "1") {
      writeFileSync(expectedFile, text);
    }
    assert.equal(text, readFileSync(expectedFile, "utf8"));
  });

  it("orders releases by number and leaves other folders alone", () => {
    assert.deepEqual(file.source.operators, ["9.1.0", "9.2.0", "9.10.0"]);
    assert.deepEqual(file.source.barmanCloud, ["0.1.0"]);
  });

  it("stores equal nodes once, within a release and across them", () => {
    const texts = file.nodes.map((node) => JSON.stringify(node));
    assert.equal(new Set(texts).size, texts.length);
    assert.equal(file.operators["9.2.0"]?.["Boat"], file.operators["9.10.0"]?.["Boat"]);
    const spec = child(root("9.1.0"), "spec");
    assert.equal(spec.properties?.["load"], spec.properties?.["ballast"]);
    assert.equal(spec.properties?.["cabins"], child(root("9.2.0"), "spec").properties?.["cabins"]);
  });

  it("takes the stored version and keeps every fact but the prose", () => {
    const spec = child(root("9.1.0"), "spec");
    assert.equal(root("9.1.0").properties?.["old"], undefined);
    assert.deepEqual(child(spec, "load"), { intOrString: true, quantity: true });
    assert.deepEqual(child(spec, "port"), { intOrString: true });
    assert.deepEqual(child(spec, "sail"), {
      type: "string",
      deprecated: true,
      enum: ["lug", "gaff"],
    });
    assert.deepEqual(spec.rules, [
      {
        rule: "!has(self.sail) || self.crew > 0",
        fieldPath: ".crew",
        reason: "FieldValueRequired",
      },
      { rule: "self.sail == oldSelf.sail", optionalOldSelf: true },
    ]);
    assert.doesNotMatch(text, /sheet|oar|drives/);
    assert.equal(child(spec, "length").type, undefined);
    assert.equal(child(child(root("9.2.0"), "spec"), "length").type, "number");
    assert.equal(child(child(root("9.1.0"), "metadata"), "labels").type, "object");
  });

  it("reads its own file back, and adds releases to it as if all had come at once", () => {
    assert.equal(writeSchemaFile(readSchemaFile(text)), text);
    const folder = mkdtempSync(join(tmpdir(), "crds-"));
    after(() => rmSync(folder, { recursive: true }));
    const only = (release: string, name: string): string => {
      const target = join(folder, name);
      mkdirSync(join(target, release), { recursive: true });
      const crd = release.startsWith("v") ? "boats.yaml" : "stores.yaml";
      writeFileSync(join(target, release, crd), readFileSync(join(input, release, crd), "utf8"));
      return target;
    };
    let grown = importCrds(only("v9.10.0", "a"));
    grown = importCrds(only("v9.1.0", "b"), readSchemaFile(grown));
    grown = importCrds(only("barman-cloud-v0.1.0", "c"), readSchemaFile(grown));
    grown = importCrds(only("v9.2.0", "d"), readSchemaFile(grown));
    assert.equal(grown, text);
  });

  it("describes a release that is another one and a few fields", () => {
    const overlay = {
      version: "9.1.1",
      base: "9.1.0",
      added: [{ kind: "Boat", path: "spec.cabins[].bunk", schema: { type: "string" } as const }],
    };
    const described = applyOverlays(readCrdFolders(input), [overlay]);
    const release = described.operators.find(({ version }) => version === "9.1.1");
    const items = release?.kinds["Boat"]?.properties?.["spec"]?.properties?.["cabins"]?.items;
    assert.deepEqual(items?.properties?.["bunk"], { type: "string" });
    assert.deepEqual(items?.required, ["name"]);
    const nowhere = {
      ...overlay,
      added: [{ kind: "Boat", path: "spec.mast.height", schema: { type: "string" } as const }],
    };
    assert.throws(() => applyOverlays(readCrdFolders(input), [nowhere]), /mast/);
  });

  it("stops at what it would lose, and at a directory without releases", () => {
    assert.throws(() => compactSchema({ multipleOf: 2 }, "Boat.spec"), /Boat\.spec.*multipleOf/);
    assert.throws(() => compactSchema({ anyOf: [{ type: "string" }] }, "Boat"), /anyOf/);
    assert.throws(() => importCrds(fixtures), /no folder/);
  });

  it("has written the checked-in schemas", () => {
    const text = readFileSync(present, "utf8");
    assert.equal(writeSchemaFile(readSchemaFile(text)), text);
    assert.ok(text.length < 400_000);
  });
});
