import { readFileSync } from "node:fs";
import { projectPath } from "#scripts/project-path.ts";

/** A line as the API server gives it with `timestamps=true`. */
export interface RecordedLine {
  readonly time: string;
  readonly text: string;
}

/** Lines of real containers of operator 1.30.0 and PostgreSQL 18, one of each sort. */
export function readRecordedLogs(): readonly RecordedLine[] {
  const text = readFileSync(projectPath("test/fixtures/logs/recorded.log"), "utf8");
  return text.trimEnd().split("\n").map(splitLine);
}

/** The first recorded line that holds the words. */
export function findRecorded(words: string): string {
  const found = readRecordedLogs().find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no recorded line holds ${words}`);
  return found.text;
}

function splitLine(line: string): RecordedLine {
  const space = line.indexOf(" ");
  return { time: line.slice(0, space), text: line.slice(space + 1) };
}
