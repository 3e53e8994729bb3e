import assert from "node:assert/strict";
import { test } from "node:test";
import { adaptPluginManifest } from "#sandbox/backups/backup-manifests.ts";

const released = `apiVersion: v1
data:
  SIDECAR_IMAGE: |
    Z2hjci5pby9jbG91ZG5hdGl2ZS1wZy9wbHVnaW4tYmFybWFuLWNsb3VkLXNpZGVjYXItdG
    VzdGluZzptYWlu
kind: Secret
---
apiVersion: apps/v1
kind: Deployment
spec:
  image: ghcr.io/cloudnative-pg/plugin-barman-cloud-testing:main
---
apiVersion: cert-manager.io/v1
kind: Certificate
---
apiVersion: cert-manager.io/v1
kind: Issuer
`;

test("the plugin's manifest names the images made here, and asks nothing of cert-manager", () => {
  const adapted = adaptPluginManifest(released);
  const sidecar = /SIDECAR_IMAGE: (\S+)\nkind: Secret/.exec(adapted)?.[1] ?? "";
  assert.equal(
    Buffer.from(sidecar, "base64").toString(),
    "localhost/cnpg/plugin-barman-cloud-sidecar:0.14.0",
  );
  assert.match(adapted, /image: localhost\/cnpg\/plugin-barman-cloud:0\.14\.0\n/);
  assert.doesNotMatch(adapted, /cert-manager|ghcr\.io/);
  assert.match(adapted, /kind: Deployment/);
});
