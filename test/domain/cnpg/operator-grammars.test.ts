import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { judgePromotionToken } from "#domain/cnpg/promotion-token.ts";
import { isTargetLsn } from "#domain/cnpg/target-lsn.ts";
import { isTargetTime } from "#domain/cnpg/target-time.ts";
import { parseGoInteger, parseGoUnsigned } from "#domain/kubernetes/go-integer.ts";
import { decodeBase64 } from "#util/base64.ts";

describe("the time to recover to, as the operator reads it", () => {
  const accepted = [
    "2024-01-01",
    "2024-01-01 BC",
    "2024-13-99 99:99:99",
    "2024-01-01 10:22:47",
    "2024-01-01 10:22:47.123456",
    "2024-01-01 10:22:47Z",
    "2024-01-01 10:22:47+06",
    "2024-01-01 10:22:47.0-06:30:15 BC",
    "+2024-01-01",
    "2024--1-01",
    "12024-01-01 00:00:00",
    "2024-01-01T10:22:47Z",
    "2024-01-01T10:22:47.5+06:00",
    "2024-01-01T9:22:47,5Z",
    "2024-02-29T10:22:47",
  ];
  const refused = [
    "",
    "yesterday",
    "2024-1-1",
    "2024-01-01 ",
    "2024-01-01 10:22",
    "2024-01-01 10:22:47 +06:00",
    "2024-01-01 10:22:47+0600",
    "2024-01-01 10:22:47.",
    "2024-01-01 10:22:47 UTC",
    "2024-01-01T10:22:47+0600",
    "2023-02-29T10:22:47",
    "2024-01-01T24:00:00",
    "99999999999999999999-01-01",
  ];
  for (const text of accepted) it(`takes ${text}`, () => assert.ok(isTargetTime(text)));
  for (const text of refused) it(`refuses ${text}`, () => assert.ok(!isTargetTime(text)));
});

it("reads WAL positions of two hexadecimal numbers", () => {
  const texts = ["0/0", "16/b374D848", "00000000000000000001/1", `${"f".repeat(16)}/0`];
  assert.deepEqual(texts.filter(isTargetLsn), texts);
  const wrong = [
    "",
    "/",
    "0",
    "0/",
    "1/2/3",
    "0x1/0",
    "-1/0",
    "g/0",
    " 0/0",
    `1${"0".repeat(16)}/0`,
  ];
  assert.deepEqual(wrong.filter(isTargetLsn), []);
});

it("reads integers as Go does", () => {
  assert.equal(parseGoInteger("+007"), 7n);
  assert.equal(parseGoInteger("-9223372036854775808"), -(2n ** 63n));
  for (const text of ["", "+", "9223372036854775808", "1_0", " 1", "0x1", "1.0"]) {
    assert.equal(parseGoInteger(text), undefined, text);
  }
  assert.equal(parseGoUnsigned("4294967295", 32), 4294967295n);
  for (const text of ["4294967296", "+1", "-0", ""]) {
    assert.equal(parseGoUnsigned(text, 32), undefined, text);
  }
});

it("decodes padded base64 with line breaks", () => {
  assert.deepEqual(decodeBase64("aGk="), Uint8Array.of(104, 105));
  assert.deepEqual(decodeBase64("a\nGk\r\n="), Uint8Array.of(104, 105));
  for (const text of ["aGk", "aG k", "aGk==", "a===", "=", "aGk=aGk=", "_-==", "ä==="]) {
    assert.equal(decodeBase64(text), undefined, text);
  }
});

describe("promotion token", () => {
  const members = {
    latestCheckpointTimelineID: "1",
    redoWalFile: "w",
    databaseSystemIdentifier: "i",
    latestCheckpointREDOLocation: "0/1",
    timeOfLatestCheckpoint: "t",
    operatorVersion: "v",
  };
  const judge = (value: unknown) => judgePromotionToken(btoa(JSON.stringify(value)));

  it("is complete with its six members, in any case", () => {
    assert.deepEqual(judge(members), { kind: "complete" });
    const { redoWalFile, ...others } = members;
    assert.deepEqual(judge({ ...others, REDOWALFILE: redoWalFile, x: [1] }), { kind: "complete" });
  });

  it("names the first member that is missing", () => {
    const missing = "latestCheckpointTimelineID";
    for (const value of [{}, null, { ...members, [missing]: null }]) {
      assert.deepEqual(judge(value), { kind: "incomplete", missing });
    }
    const { operatorVersion: _, ...others } = members;
    assert.deepEqual(judge(others), { kind: "incomplete", missing: "operatorVersion" });
  });

  it("is malformed where it is no JSON object of texts", () => {
    for (const value of [[], 1, "x", true, { ...members, redoWalFile: 1 }]) {
      assert.deepEqual(judge(value), { kind: "malformed" });
    }
    for (const text of ["???", "e30", btoa("{"), btoa("\u00ef\u00bb\u00bf{}")]) {
      assert.deepEqual(judgePromotionToken(text), { kind: "malformed" });
    }
  });
});
