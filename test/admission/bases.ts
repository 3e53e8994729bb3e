import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "#domain/kubernetes/json.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { toJson } from "#manifest/values.ts";
import type { Oracle } from "#scripts/admission/build-oracle.ts";
import { projectPath } from "#scripts/project-path.ts";
import { ownBases } from "#test/admission/own-bases.ts";

/** A manifest to start from: its text and what that means. */
export interface Base {
  readonly text: string;
  readonly object: Json;
}

/** Our own manifests, the project's samples and the operator's examples, a document each. */
export function collectBases({ samples }: Oracle): readonly Base[] {
  return [...collectOwnBases(), ...readFolder(samples).flatMap(splitBases)];
}

/** Those of the project alone. */
export function collectOwnBases(): readonly Base[] {
  return [...ownBases, ...readFolder(projectPath("samples"))].flatMap(splitBases);
}

function readFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

function splitBases(text: string): Base[] {
  return readManifest(text).documents.flatMap(({ document }) => {
    const object = toJson(document.root);
    const wanted = document.apiVersion?.startsWith("postgresql.cnpg.io/") === true;
    return wanted && object !== undefined
      ? [{ text: document.text, object: JSON.parse(JSON.stringify(object)) as Json }]
      : [];
  });
}
