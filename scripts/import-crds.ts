/**
 * Compiles the CRDs of operator and Barman Cloud plugin releases into `src/domain/cnpg/schemas.json`.
 *
 *     node scripts/import-crds.ts DIR [--fresh]
 *
 * DIR holds a folder for each release (`v1.30.1`, `barman-cloud-v0.15.0`) with its CRD files.
 * Releases that are in the file but not in DIR stay, unless `--fresh` is given. A new operator
 * release also needs its line in `src/domain/cnpg/versions.ts`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { applyOverlays, mergeCollections } from "./crds/collection.ts";
import { readCrdFolders } from "./crds/crd-reader.ts";
import { overlays } from "./crds/schema-facts.ts";
import { readSchemaFile, writeSchemaFile } from "./crds/schema-file.ts";
import type { SchemaCollection } from "./crds/schema-tree.ts";

const target = fileURLToPath(new URL("../src/domain/cnpg/schemas.json", import.meta.url));

/** The text of the schema file for the CRDs below `directory`, beside what `present` holds. */
export function importCrds(directory: string, present?: SchemaCollection): string {
  const found = readCrdFolders(directory);
  if (found.operators.length + found.barmanCloud.length === 0) {
    throw new Error(`${directory} holds no folder like v1.30.1 or barman-cloud-v0.15.0`);
  }
  const merged = mergeCollections(present ?? { operators: [], barmanCloud: [] }, found);
  const described = overlays.filter(
    ({ version }) => !found.operators.some((release) => release.version === version),
  );
  return writeSchemaFile(applyOverlays(merged, described));
}

function main(options: readonly string[]): void {
  const [directory, ...others] = options.filter((option) => option !== "--fresh");
  if (directory === undefined || others.length > 0) {
    console.error("usage: node scripts/import-crds.ts DIR [--fresh]");
    process.exitCode = 2;
    return;
  }
  const keep = !options.includes("--fresh") && existsSync(target);
  const present = keep ? readSchemaFile(readFileSync(target, "utf8")) : undefined;
  const text = importCrds(directory, present);
  writeFileSync(target, text);
  const { source, nodes } = JSON.parse(text) as { source: unknown; nodes: readonly string[] };
  console.log(`${target}: ${nodes.length} nodes, ${JSON.stringify(source)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2));
}
