import assert from "node:assert/strict";
import { test } from "node:test";
import { messagesOf } from "#test/support/findings.ts";

const store = "{destinationPath: 's3://b/', s3Credentials: {inheritFromIAMRole: true}}";
const own = `  backup: {barmanObjectStore: ${store}}\n`;
const restored = (source: string) => `  bootstrap: {recovery: {source: ${source}}}
  externalClusters:
    - {name: other, connectionParameters: {host: other-rw}}
    - {name: origin, barmanObjectStore: ${store}}
`;

function messageFor(image: string, rest: string): string | undefined {
  const text = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: shop}
spec:
  imageName: ${image}
  storage: {size: 1Gi}
${rest}`;
  return messagesOf(text).find(({ code }) => code === "backup-tools-missing")?.message;
}

for (const image of [
  "ghcr.io/cloudnative-pg/postgresql:18.4-standard-trixie",
  "mirror.example.org/cloudnative-pg/postgresql:17.5-minimal-bookworm",
  "ghcr.io/cloudnative-pg/postgis:17-3.5-standard-trixie",
]) {
  test(`in-tree backups find no tools in ${image}`, () => {
    assert.match(messageFor(image, own) ?? "", /spec\.backup\.barmanObjectStore calls/u);
  });
}

test("a restore needs the tools too", () => {
  const message = messageFor(
    "ghcr.io/cloudnative-pg/postgresql:18.4-standard-trixie",
    restored("origin"),
  );
  assert.match(message ?? "", /spec\.externalClusters\[1\]\.barmanObjectStore calls/u);
});

for (const [image, rest] of [
  ["ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie", own],
  ["ghcr.io/cloudnative-pg/postgresql:16.4-27", own],
  ["ghcr.io/cloudnative-pg/postgresql:16.10-bookworm", own],
  ["registry.example.org/shop/postgres:18.4-standard-trixie", own],
  ["ghcr.io/cloudnative-pg/postgresql:18.4-standard-trixie", ""],
  ["ghcr.io/cloudnative-pg/postgresql:18.4-standard-trixie", restored("other")],
] as const) {
  test(`nothing is said of ${image} with ${rest.trim().slice(0, 40)}`, () => {
    assert.equal(messageFor(image, rest), undefined);
  });
}
