import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Json } from "#domain/kubernetes/json.ts";
import { compactSchema } from "./compact-schema.ts";
import { objectMeta } from "./object-meta.ts";
import { durationFields } from "./schema-facts.ts";
import { replaceAt, splitPath } from "./schema-tree.ts";
import type { ReleaseTrees, SchemaCollection, SchemaTree } from "./schema-tree.ts";

interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly storage: boolean;
      readonly schema: { readonly openAPIV3Schema: { readonly [key: string]: Json } };
    }[];
  };
}

const folderPattern = /^(?<barman>barman-cloud-)?v(?<version>\d+\.\d+\.\d+)$/;

/** Reads the CRDs in the folders `v1.30.1`, `barman-cloud-v0.15.0`, … of a directory. */
export function readCrdFolders(directory: string): SchemaCollection {
  const operators: ReleaseTrees[] = [];
  const barmanCloud: ReleaseTrees[] = [];
  for (const folder of readdirSync(directory)) {
    const match = folderPattern.exec(folder);
    const version = match?.groups?.["version"];
    if (version !== undefined) {
      const list = match?.groups?.["barman"] === undefined ? operators : barmanCloud;
      list.push({ version, kinds: readKinds(join(directory, folder)) });
    }
  }
  return { operators, barmanCloud };
}

function readKinds(folder: string): Record<string, SchemaTree> {
  const kinds: Record<string, SchemaTree> = {};
  for (const file of readdirSync(folder).toSorted()) {
    for (const document of parseAllDocuments(readFileSync(join(folder, file), "utf8"))) {
      const crd = document.toJS() as Crd | null;
      if (crd?.kind === "CustomResourceDefinition") {
        kinds[crd.spec.names.kind] = readKind(crd);
      }
    }
  }
  return kinds;
}

function readKind(crd: Crd): SchemaTree {
  const kind = crd.spec.names.kind;
  const stored = crd.spec.versions.find((version) => version.storage);
  if (stored === undefined) {
    throw new Error(`${kind}: no stored version`);
  }
  const tree = compactSchema(stored.schema.openAPIV3Schema, kind);
  const withMeta = replaceAt(tree, ["metadata"], () => objectMeta);
  return durationFields
    .filter((field) => field.kind === kind)
    .reduce((result, field) => replaceAt(result, splitPath(field.path), markDuration), withMeta);
}

function markDuration(node: SchemaTree | undefined): SchemaTree {
  if (node?.type !== "string") {
    throw new Error("a duration field must be a string that exists");
  }
  return { ...node, duration: true };
}
