/**
 * Writes src/domain/postgres/parameters.json from a folder of `pg_settings` dumps.
 *
 *     node scripts/import-parameters.ts FOLDER [OUTPUT]
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildFacts, formatFacts } from "#scripts/parameters/build-facts.ts";
import { readSettings } from "#scripts/parameters/read-settings.ts";

const generated = fileURLToPath(new URL("../src/domain/postgres/parameters.json", import.meta.url));
const [folder, output = generated] = process.argv.slice(2);

if (folder === undefined) {
  console.error("usage: node scripts/import-parameters.ts FOLDER [OUTPUT]");
  process.exitCode = 2;
} else {
  const facts = buildFacts(readSettings(folder));
  const text = formatFacts(facts);
  writeFileSync(output, text);
  console.log(`${output}: ${facts.parameters.length} parameters, ${text.length} bytes`);
}
