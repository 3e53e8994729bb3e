import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RecordedStep } from "./recorded-step.ts";

/** One object, event or log line a line: small, and a new recording differs only where the cluster does. */
export async function writeStep(folder: string, recorded: RecordedStep): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${recorded.step}.json`), format(recorded));
}

function format({ scenario, step, shows, takenAt, objects, events, logs }: RecordedStep): string {
  const head = Object.entries({ scenario, step, shows, takenAt }).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`,
  );
  const sources = Object.entries(logs).map(
    ([name, lines]) => `    ${JSON.stringify(name)}: ${formatList(lines, "    ")}`,
  );
  return [
    `{\n${head.join("")}`,
    `  "objects": ${formatList(objects, "  ")},\n`,
    `  "events": ${formatList(events, "  ")},\n`,
    `  "logs": {\n${sources.join(",\n")}\n  }\n}\n`,
  ].join("");
}

function formatList(items: readonly unknown[], indent: string): string {
  if (items.length === 0) return "[]";
  const lines = items.map((item) => `${indent}  ${JSON.stringify(item)}`);
  return `[\n${lines.join(",\n")}\n${indent}]`;
}
