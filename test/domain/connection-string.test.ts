import assert from "node:assert/strict";
import { test } from "node:test";
import { writeConnectionString } from "#domain/postgres/connection-string.ts";

const inside = { host: "pg-rw.shop", port: 5432, user: "app", database: "app" };
const tunnel = { ...inside, host: "pg-rw", address: "127.0.0.1", rootCert: "/keep/my ca.crt" };
const odd = { ...tunnel, user: "a b", password: String.raw`p:@/'\x`, database: "d?b" };

const cases = [
  ["uri", inside, "postgresql://app@pg-rw.shop:5432/app?sslmode=verify-full"],
  [
    "uri",
    odd,
    "postgresql://a%20b:p%3A%40%2F%27%5Cx@pg-rw:5432/d%3Fb?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert=%2Fkeep%2Fmy%20ca.crt",
  ],
  [
    "keywords",
    odd,
    String.raw`host=pg-rw hostaddr=127.0.0.1 port=5432 user='a b' password='p:@/\'\\x' dbname='d?b' sslmode=verify-full sslrootcert='/keep/my ca.crt'`,
  ],
  [
    "jdbc",
    tunnel,
    "jdbc:postgresql://127.0.0.1:5432/app?user=app&sslmode=verify-ca&sslrootcert=%2Fkeep%2Fmy%20ca.crt",
  ],
  ["jdbc", inside, "jdbc:postgresql://pg-rw.shop:5432/app?user=app&sslmode=verify-full"],
  ["pgpass", odd, String.raw`pg-rw:5432:d?b:a b:p\:@/'\\x`],
] as const;

for (const [format, facts, expected] of cases) {
  test(`${format} of ${facts.user}@${facts.host}`, () => {
    assert.equal(writeConnectionString(format, facts), expected);
  });
}
