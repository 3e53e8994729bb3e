import { imageRules } from "#admission/cluster/image-rules.ts";
import { nameRules } from "#admission/cluster/name-rules.ts";
import type { WebhookCase } from "#test/support/webhook-cases.ts";
import { testWebhookCases } from "#test/support/webhook-cases.ts";

function named(name: string) {
  return { metadata: { name }, spec: { storage: { size: "1Gi" } } };
}

function generated(generateName: string) {
  return { metadata: { generateName }, spec: { storage: { size: "1Gi" } } };
}

const catalog = { apiGroup: "postgresql.cnpg.io", kind: "ImageCatalog", name: "c" };

const cases: readonly WebhookCase[] = [
  {
    rule: "cluster/name-not-dns-label",
    fires: named("1pg"),
    at: "metadata.name",
    passes: [named("pg1"), named("p"), named("a-b")],
  },
  {
    rule: "cluster/name-not-dns-label",
    fires: named("a.b"),
    at: "metadata.name",
    // Without any name it is the API server that says no.
    passes: [named("")],
  },
  {
    rule: "cluster/name-not-dns-label",
    fires: generated("1pg-"),
    at: "metadata.generateName",
    passes: [generated("pg-")],
  },
  {
    rule: "cluster/name-too-long",
    fires: named("a".repeat(51)),
    at: "metadata.name",
    passes: [named("a".repeat(50))],
  },
  {
    rule: "cluster/name-too-long",
    fires: generated("a".repeat(46)),
    at: "metadata.generateName",
    passes: [generated("a".repeat(45))],
  },
  {
    rule: "cluster/image-tag-latest",
    fires: { imageName: "ghcr.io/cloudnative-pg/postgresql" },
    at: "spec.imageName",
    passes: [{ imageName: "ghcr.io/cloudnative-pg/postgresql:17" }, { imageName: "" }, {}],
  },
  {
    rule: "cluster/image-tag-latest",
    fires: { imageName: "localhost:5000/pg" },
    at: "spec.imageName",
    passes: [{ imageName: "localhost:5000/pg:16" }, { imageName: "pg:16:2" }],
  },
  {
    rule: "cluster/image-digest-without-tag",
    fires: { imageName: "pg@sha256:abc123" },
    at: "spec.imageName",
    passes: [{ imageName: "pg:16@sha256:abc123" }, { imageName: "pg:16@sha256:xyz" }],
  },
  {
    rule: "cluster/image-tag-not-version",
    fires: { imageName: "pg:v16" },
    at: "spec.imageName",
    passes: ["16beta1", "17.2-minimal-bookworm", "16_2", "202401"].map((tag) => ({
      imageName: `pg:${tag}`,
    })),
  },
  {
    rule: "cluster/image-tag-not-version",
    fires: { imageName: "pg:17." },
    at: "spec.imageName",
    passes: [{ imageName: "pg:17.0" }],
  },
  {
    rule: "cluster/pg-version-unsupported",
    fires: { imageName: "pg:12.1" },
    at: "spec.imageName",
    passes: [{ imageName: "pg:13.0" }],
  },
  {
    rule: "cluster/pg-version-unsupported",
    fires: { imageCatalogRef: { ...catalog, major: 12 } },
    at: "spec.imageCatalogRef.major",
    passes: [{ imageCatalogRef: { ...catalog, major: 13 } }],
  },
  {
    rule: "cluster/image-pull-policy",
    fires: { imagePullPolicy: "always" },
    at: "spec.imagePullPolicy",
    passes: ["Always", "Never", "IfNotPresent", ""].map((imagePullPolicy) => ({ imagePullPolicy })),
  },
];

testWebhookCases([...nameRules, ...imageRules], cases);
