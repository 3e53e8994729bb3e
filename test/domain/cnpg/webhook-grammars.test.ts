import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeHbaSelectors } from "#domain/cnpg/hba-selectors.ts";
import { findUnknownPlaceholders } from "#domain/cnpg/image-placeholders.ts";
import { isPingerSetting } from "#domain/cnpg/liveness-pinger.ts";
import { isReservedRole, isReservedVariable } from "#domain/cnpg/reserved-names.ts";
import { judgeTablespaceName, tablespaceVolumeName } from "#domain/cnpg/tablespace-name.ts";

test("the token of a pg_hba line reaches from a dollar sign to the next closing brace", () => {
  const known = new Set(["a"]);
  const judge = (line: string) => judgeHbaSelectors(line, known)?.kind;
  assert.equal(judge("host all all ${podselector:a} md5"), undefined);
  assert.equal(judge("${podselector:} ${x} $podselector:b"), undefined);
  assert.equal(judge("${a} ${podselector:a}"), "unknown-type");
  assert.equal(judge("${PodSelector:a}"), "unknown-type");
  assert.equal(judge("$${podselector:b}"), "not-found");
  assert.equal(judge("${podselector: a}"), "not-found");
  assert.equal(judge("${podselector:a}${podselector:a}"), "several");
});

test("an odd number of dollar signs makes a placeholder", () => {
  assert.deepEqual(findUnknownPlaceholders("${image_root}/a:$${x}:${}:$x"), []);
  assert.deepEqual(findUnknownPlaceholders("$$${x} ${ image_root}"), ["${x}", "${ image_root}"]);
});

test("the setting of the pinger is an object with a switch", () => {
  const taken = [
    '{"enabled":true}',
    '{"ENABLED":false,"requestTimeout":-5,"connectiontimeout":null,"x":{}}',
  ];
  const refused = [
    "",
    "null",
    "[]",
    "true",
    "{}",
    '{"enabled":null}',
    '{"enabled":"true"}',
    '{"enabled":true,"requestTimeout":"5"}',
    '{"enabled":true,"requestTimeout":1.5}',
    '{"enabled":true,"RequestTimeout": 5.0}',
    '{"enabled":true,"connectionTimeout":1e3}',
  ];
  assert.deepEqual(
    taken.filter((text) => !isPingerSetting(text)),
    [],
  );
  assert.deepEqual(refused.filter(isPingerSetting), []);
});

test("names that the operator keeps", () => {
  assert.deepEqual(["pgdata", "Cnpg_x", "namespace", "PG"].filter(isReservedVariable).length, 4);
  assert.deepEqual(["CNPG", "POD_NAMES", "xPG"].filter(isReservedVariable), []);
  assert.deepEqual(
    ["postgres", "streaming_replica", "pg_x", "cnpg_"].filter(isReservedRole).length,
    4,
  );
  assert.deepEqual(["Postgres", "pgx", "PG_x"].filter(isReservedRole), []);
});

test("names of tablespaces, and of their volumes", () => {
  assert.equal(judgeTablespaceName("_a$1"), undefined);
  assert.equal(judgeTablespaceName("pg_a-b"), "reserved");
  assert.equal(judgeTablespaceName(""), "invalid");
  assert.equal(judgeTablespaceName("a\n"), "invalid");
  assert.equal(judgeTablespaceName("a".repeat(64)), "too-long");
  assert.equal(tablespaceVolumeName("__A$b"), "1-a-b");
});
