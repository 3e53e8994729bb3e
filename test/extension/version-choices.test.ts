import assert from "node:assert/strict";
import { test } from "node:test";
import { newestOperator, operatorVersions } from "#domain/cnpg/versions.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";
import { provideVsCode } from "#test/support/vscode.ts";

provideVsCode();
const { listOperatorChoices, listPostgresChoices } = await import("#extension/version-choices.ts");

test("every known operator release and minor can be chosen, the newest first", () => {
  const [first, second, third] = listOperatorChoices();
  assert.deepEqual([first?.value, first?.description], [undefined, newestOperator.version]);
  assert.equal(second?.value, newestOperator.minor);
  assert.equal(third?.value, newestOperator.version);
  assert.deepEqual(
    new Set(listOperatorChoices().map(({ value }) => value)),
    new Set([undefined, ...operatorVersions.flatMap(({ minor, version }) => [minor, version])]),
  );
});

test("every known PostgreSQL major can be chosen, the newest first", () => {
  assert.deepEqual(
    listPostgresChoices().map(({ value }) => value),
    [undefined, ...[...postgresMajors].reverse()],
  );
});

test("the operator of a connected cluster stands right after the newest", () => {
  const [, connected] = listOperatorChoices([{ context: "kind", version: "1.30.0" }]);
  assert.deepEqual(connected, { label: "1.30.0", description: "runs in kind", value: "1.30.0" });
});
