import type { Finding } from "#language/finding.ts";
import type { Answer } from "#test/admission/ask-oracle.ts";

interface Difference {
  readonly text: string;
  readonly refused: Answer | undefined;
  readonly refusals: readonly Finding[];
}

/** Where we differ on purpose, or where the difference is not worth its price. */
export interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  readonly applies: (difference: Difference) => boolean;
}

/** Remove an entry and run the test: it must fail, or the entry is out of date. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: "no kind",
    reason:
      "a text that names our API group but no kind yet is being typed, or is a file for another tool",
    applies: ({ refused, refusals }) =>
      refused?.stage === "kind" && refused.kind?.endsWith("/") === true && refusals.length === 0,
  },
  {
    name: "template",
    reason: "with {{ in it a text is taken for a template, which only rendering makes YAML",
    applies: ({ text, refused, refusals }) =>
      refused !== undefined && refusals.length === 0 && text.includes("{{"),
  },
  {
    name: "validUntil: []",
    reason:
      "the API server's check of date-time lets any list through; no operator can use such an object",
    applies: ({ refused, refusals }) =>
      refused === undefined &&
      refusals.every(({ code, path }) => code === "wrong-type" && path === "spec.validUntil"),
  },
  {
    name: "NaN under a key that is written twice",
    reason: "the later value replaces it; the key twice is a mistake of its own",
    applies: ({ text, refused, refusals }) =>
      refused === undefined &&
      /: *[-+]?\.(nan|inf)\b/i.test(text) &&
      refusals.every(({ code }) => code === "yaml-syntax"),
  },
  {
    name: "question mark before a key in braces",
    reason:
      "kubectl's reader takes `{?name: a}` for an explicit key, against YAML; nobody means it",
    applies: ({ text, refused, refusals }) =>
      refused === undefined &&
      /[{[,] *\?\w/.test(text) &&
      refusals.every(({ code }) => code === "unknown-field" || code === "missing-field"),
  },
];

/** Rules whose path is not the one that the operator prints. */
export interface OtherPath {
  readonly rules: readonly string[];
  readonly printed: string;
  readonly reason: string;
}

/**
 * What is left where reported paths are compared letter by letter, about 5 % of all refusals; with the operator's
 * spellings read as `manifest-paths.ts` does, 1.5 %. All others name what the operator names, with the range where a
 * person has to look.
 */
export const otherPaths: readonly OtherPath[] = [
  {
    rules: [
      "cluster/toleration-key",
      "cluster/toleration-operator-required",
      "cluster/toleration-seconds-effect",
      "cluster/toleration-value",
      "cluster/toleration-exists-value",
      "cluster/toleration-operator",
      "cluster/toleration-effect",
    ],
    printed: "spec.affinity.toleration[i]",
    reason: "the list is called tolerations",
  },
  {
    rules: ["cluster/env-reserved"],
    printed: "spec.postgresql.env[i].name",
    reason: "the list is spec.env",
  },
  {
    rules: ["pooler/parameter-not-allowed"],
    printed: "spec.cluster.parameters",
    reason: "the parameters are those of spec.pgbouncer",
  },
  {
    rules: ["cluster/superuser-secret-name-empty"],
    printed: "spec.superusersecret.name",
    reason: "fields are spelt in camel case",
  },
  {
    rules: [
      "cluster/certs-alt-dns-names",
      "cluster/certs-server-ca-missing",
      "cluster/certs-client-ca-missing",
    ],
    printed: "spec.certificates.servercasecret and the like",
    reason: "fields are spelt in camel case",
  },
  {
    rules: [
      "cluster/replica-enabled-with-primary",
      "cluster/replica-bootstrap-initdb",
      "cluster/replica-source-not-found",
      "cluster/replica-self-not-found",
      "cluster/replica-primary-not-found",
      "cluster/promotion-token-with-delay",
      "cluster/promotion-token-on-replica",
      "cluster/promotion-token-malformed",
      "cluster/promotion-token-incomplete",
    ],
    printed: "spec.replicaCluster with primaryServerName and token",
    reason: "the section is spec.replica, with source and promotionToken",
  },
  {
    rules: ["cluster/storage-size-missing", "cluster/storage-size-invalid"],
    printed: "spec.tablespaces[i].size",
    reason: "of a tablespace the size stands in its storage",
  },
  {
    rules: ["cluster/recovery-snapshot-kind", "cluster/recovery-snapshot-wal-without-wal-storage"],
    printed: "spec.bootstrap.recovery.storage and .dataSource.walStorage",
    reason: "the section is volumeSnapshots",
  },
  {
    rules: ["cluster/backup-s3-key-pair"],
    printed: "spec.backup.barmanObjectStore.awsCredentials",
    reason: "the section is s3Credentials",
  },
  {
    rules: ["database/fdw-usage-duplicate", "database/server-usage-duplicate"],
    printed: "usages[i].name",
    reason: "the list is called usage",
  },
  {
    rules: ["cluster/pg-version-unsupported"],
    printed: "spec.imageName",
    reason: "the version of a Cluster with a catalog stands in spec.imageCatalogRef.major",
  },
  {
    rules: ["cluster/pod-selector-invalid"],
    printed: "spec.podSelectorRefs[i].selector.matchLabels",
    reason: "the label is named, as are the requirements beside it",
  },
];
