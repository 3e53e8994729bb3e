/**
 * Writes down the functions of the operator's webhooks, each with a hash of its body in every release, and
 * prints what a release changes: the to-do list for the rules in `src/admission`.
 *
 *     npm run import:webhooks -- 1.28.2 1.29.1 1.30.0 1.30.1
 *
 * Releases that are in the file and not named stay. Needs Go, which fetches the sources.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { webhookRules } from "#admission/webhook-rules.ts";
import { compareReleases } from "#domain/cnpg/compare-releases.ts";
import { findGo } from "#scripts/admission/build-oracle.ts";
import { readGoFunctions } from "#scripts/admission/go-functions.ts";
import { downloadOperator } from "#scripts/admission/operator-module.ts";
import { projectPath } from "#scripts/project-path.ts";

/** By release, then by function: a hash of its text. */
export type WebhookFunctions = Readonly<Record<string, Readonly<Record<string, string>>>>;

const target = projectPath("test/admission/webhook-functions.json");

/** One line for each function that a release adds, changes or drops. */
export function listChanges(functions: WebhookFunctions): string[] {
  const releases = Object.keys(functions).toSorted(compareReleases);
  return releases.slice(1).flatMap((release, index) => {
    const before = functions[releases[index] ?? ""] ?? {};
    const after = functions[release] ?? {};
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
    return names
      .filter((name) => before[name] !== after[name])
      .map(
        (name) => `${release} ${describeChange(before[name], after[name])} ${name}${rulesOf(name)}`,
      );
  });
}

function describeChange(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return "adds";
  return after === undefined ? "drops" : "changes";
}

function rulesOf(name: string): string {
  const ids = webhookRules.filter(({ mirrors }) => isMirror(mirrors, name)).map(({ id }) => id);
  return ids.length === 0 ? "" : ` (${ids.join(", ")})`;
}

/** Rules name a function with or without the type that it belongs to. */
export function isMirror(mirrors: string, name: string): boolean {
  return name === mirrors || name.endsWith(`.${mirrors}`);
}

async function readRelease(go: string, version: string): Promise<Record<string, string>> {
  const module = await downloadOperator(go, version);
  const folder = join(module, "internal/webhook/v1");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".go") && !name.endsWith("_test.go"))
    .map((name) => join(folder, name));
  files.push(join(module, "api/v1/cluster_defaults.go"));
  const functions = files.flatMap((file) => [...readGoFunctions(readFileSync(file, "utf8"))]);
  return Object.fromEntries(functions.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

async function main(versions: readonly string[]): Promise<void> {
  const go = findGo();
  if (go === undefined || versions.length === 0) {
    console.error("usage: node scripts/import-webhooks.ts VERSION... (and Go is needed)");
    process.exitCode = 2;
    return;
  }
  const known = existsSync(target) ? readFileSync(target, "utf8") : "{}";
  const functions = { ...(JSON.parse(known) as WebhookFunctions) } as Record<
    string,
    Record<string, string>
  >;
  for (const version of versions) functions[version] = await readRelease(go, version);
  const sorted = Object.entries(functions).toSorted(([left], [right]) =>
    compareReleases(left, right),
  );
  writeFileSync(target, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
  for (const line of listChanges(functions)) console.log(line);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2));
}
