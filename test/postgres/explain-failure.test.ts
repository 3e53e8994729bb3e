import assert from "node:assert/strict";
import { test } from "node:test";
import { explainFailure } from "#postgres/explain-failure.ts";

const cases = [
  [{ code: "28P01", message: "password authentication failed" }, "password"],
  [{ code: "28000", message: 'role "x" does not exist' }, "no-role"],
  [{ code: "28000", message: "no pg_hba.conf entry" }, "hba"],
  [{ code: "3D000", message: "" }, "no-database"],
  [{ code: "53300", message: "too many clients" }, "too-many"],
  [{ code: "57P03", message: "the database system is starting up" }, "starting"],
  [{ code: "25006", message: "cannot execute INSERT" }, "read-only"],
  [{ code: "08006", message: "" }, "broken"],
  [{ code: "ECONNRESET", message: "read ECONNRESET" }, "broken"],
  [{ code: "ERR_TLS_CERT_ALTNAME_INVALID", message: "altnames" }, "certificate"],
  [{ message: "The server does not support SSL connections" }, "no-tls"],
  [{ message: "timeout expired" }, "timeout"],
  [{ message: "surprise" }, "other"],
] as const;

for (const [error, cause] of cases) {
  test(`${"code" in error ? error.code : ""} ${error.message}: ${cause}`, () => {
    assert.equal(explainFailure(error), cause);
  });
}
