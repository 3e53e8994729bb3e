import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import parameterData from "#domain/postgres/parameters.json" with { type: "json" };
import type { Notes } from "#texts/catalogue.ts";
import { parameterNotes } from "#texts/en/parameter-notes.ts";

// When a test here fails after an import of new parameters: write the missing note in the file of its
// category below src/texts/en/parameters, or delete the note of a name that no major has any longer.

const folder = join(import.meta.dirname, "../../src/texts/en/parameters");

/** Extensions that the operator loads; PostgreSQL's own data does not know their parameters. */
const foreignPrefixes = ["pg_failover_slots.", "pgaudit."];
const capitalNames = ["DateStyle", "IntervalStyle", "TimeZone"];

test("every parameter of every major and every old name has a note", () => {
  const names = [
    ...parameterData.parameters.map(({ name }) => name),
    ...parameterData.oldNames.map(({ name }) => name),
  ];
  assert.ok(names.length > 400, "the data is there");
  assert.deepEqual(
    names.filter((name) => !Object.hasOwn(parameterNotes, name)),
    [],
  );
});

test("every note is about a parameter that exists", () => {
  const names = new Set([
    ...parameterData.parameters.map(({ name }) => name),
    ...parameterData.oldNames.map(({ name }) => name),
  ]);
  const unknown = Object.keys(parameterNotes).filter(
    (name) => !names.has(name) && !foreignPrefixes.some((prefix) => name.startsWith(prefix)),
  );
  assert.deepEqual(unknown, []);
});

test("merging the files loses no note", async () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const keys = (await Promise.all(files.map(loadKeys))).flat();
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index);
  assert.deepEqual(repeated, []);
  assert.deepEqual(keys.toSorted(), Object.keys(parameterNotes).toSorted());
});

test("notes are short, whole sentences", () => {
  for (const [name, note] of Object.entries(parameterNotes)) {
    assert.ok(note.length >= 20 && note.length <= 600, `${name}: ${note.length} characters`);
    assert.match(note, /^\S[^\n]*[.)]$/, `${name}: one line, no blanks around it, a period`);
    assert.equal(note.split("`").length % 2, 1, `${name}: a code span is left open`);
  }
});

test("names are spelt as PostgreSQL spells them", () => {
  const withCapitals = Object.keys(parameterNotes).filter((name) => name !== name.toLowerCase());
  assert.deepEqual(withCapitals.toSorted(), capitalNames);
});

test("no two parameters share a note", () => {
  const notes = Object.values(parameterNotes);
  assert.deepEqual(
    notes.filter((note, index) => notes.indexOf(note) !== index),
    [],
  );
});

async function loadKeys(file: string): Promise<string[]> {
  const module = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, Notes>;
  return Object.values(module).flatMap((notes) => Object.keys(notes));
}
