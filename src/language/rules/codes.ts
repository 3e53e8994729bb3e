import type { RefusedBy, Severity } from "#language/finding.ts";

/** What is true of a code wherever it is reported; a single finding may be milder. */
export interface CodeFacts {
  readonly code: string;
  readonly severity: Severity;
  /** Who says no in the usual case. */
  readonly refusedBy: RefusedBy;
  readonly area:
    | "syntax"
    | "schema"
    | "object"
    | "change"
    | "workspace"
    | "parameters"
    | "advice"
    | "suppressions";
}

/** Every code there is. Codes are stable: people write them into settings and comments. */
export const codeTable = [
  { code: "yaml-syntax", severity: "error", refusedBy: "api-server", area: "syntax" },
  { code: "unresolved-alias", severity: "error", refusedBy: "api-server", area: "syntax" },
  { code: "yaml-limit", severity: "error", refusedBy: "api-server", area: "syntax" },
  { code: "duplicate-key", severity: "warning", refusedBy: null, area: "syntax" },
  { code: "merge-conflict", severity: "error", refusedBy: "api-server", area: "syntax" },

  { code: "unknown-kind", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "unknown-api-version", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "kind-not-in-version", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "unknown-field", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "field-not-in-version", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "wrong-type", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "missing-field", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "value-not-allowed", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "pattern-mismatch", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "number-out-of-range", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "wrong-text-length", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "wrong-list-length", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "duplicate-item", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "invalid-quantity", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "invalid-duration", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "invalid-timestamp", severity: "error", refusedBy: "api-server", area: "schema" },
  { code: "invalid-name", severity: "error", refusedBy: "api-server", area: "schema" },

  { code: "broken-schema-rule", severity: "error", refusedBy: "api-server", area: "object" },
  { code: "storage-size-missing", severity: "error", refusedBy: "operator", area: "object" },
  { code: "storage-size-invalid", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-schedule", severity: "error", refusedBy: "operator", area: "object" },
  { code: "cron-five-fields", severity: "warning", refusedBy: null, area: "object" },
  { code: "invalid-hba-rule", severity: "error", refusedBy: "postgres", area: "object" },
  {
    code: "pooler-parameter-not-allowed",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "superuser-secret-unnamed", severity: "error", refusedBy: "operator", area: "object" },
  { code: "incomplete-certificates", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-ldap-settings", severity: "error", refusedBy: "operator", area: "object" },
  { code: "service-account-conflict", severity: "error", refusedBy: "operator", area: "object" },
  { code: "ephemeral-volume-conflict", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-tablespace-name", severity: "error", refusedBy: "operator", area: "object" },
  { code: "unknown-tablespace", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "invalid-synchronous-replication",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "invalid-failover-quorum", severity: "error", refusedBy: "operator", area: "object" },
  { code: "supervised-single-instance", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-primary-lease", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-toleration", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-anti-affinity-type", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-backup-credentials", severity: "error", refusedBy: "operator", area: "object" },
  { code: "wal-archiver-conflict", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-slot-pattern", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "incomplete-slot-synchronization",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "invalid-managed-service", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-managed-role", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "reserved-environment-variable",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "invalid-extension", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-pod-selector", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-annotation", severity: "error", refusedBy: "operator", area: "object" },
  { code: "online-needs-snapshots", severity: "error", refusedBy: "operator", area: "object" },
  { code: "backup-plugin-missing", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "incomplete-pooler-authentication",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "invalid-pooler-cluster", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "pooler-metrics-certificate-missing",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "duplicate-database-object", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "unknown-foreign-data-wrapper",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "node-maintenance-window", severity: "warning", refusedBy: null, area: "object" },
  { code: "retention-policy-ignored", severity: "warning", refusedBy: null, area: "object" },
  { code: "storage-said-twice", severity: "warning", refusedBy: null, area: "object" },
  { code: "shared-buffers-without-unit", severity: "warning", refusedBy: null, area: "object" },
  { code: "metrics-without-cache", severity: "warning", refusedBy: null, area: "object" },
  { code: "pooler-manual-integration", severity: "warning", refusedBy: null, area: "object" },
  { code: "validation-switch", severity: "warning", refusedBy: null, area: "object" },
  { code: "invalid-cluster-name", severity: "error", refusedBy: "operator", area: "object" },
  { code: "image-without-version", severity: "error", refusedBy: "operator", area: "object" },
  { code: "postgres-unsupported", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-image-pull-policy", severity: "error", refusedBy: "operator", area: "object" },
  { code: "bootstrap-conflict", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "application-database-incomplete",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "invalid-wal-segment-size", severity: "error", refusedBy: "operator", area: "object" },
  { code: "sql-reference-incomplete", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-import", severity: "error", refusedBy: "operator", area: "object" },
  { code: "external-cluster-not-found", severity: "error", refusedBy: "operator", area: "object" },
  {
    code: "external-cluster-without-source",
    severity: "error",
    refusedBy: "operator",
    area: "object",
  },
  { code: "duplicate-external-cluster", severity: "error", refusedBy: "operator", area: "object" },
  { code: "unsafe-file-name", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-recovery-snapshot", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-recovery-target", severity: "error", refusedBy: "operator", area: "object" },
  { code: "replica-cluster-conflict", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-promotion-token", severity: "error", refusedBy: "operator", area: "object" },
  { code: "request-over-limit", severity: "error", refusedBy: "operator", area: "object" },
  { code: "invalid-huge-pages", severity: "error", refusedBy: "operator", area: "object" },
  { code: "shared-buffers-over-memory", severity: "error", refusedBy: "operator", area: "object" },

  { code: "immutable-field", severity: "error", refusedBy: "api-server", area: "change" },
  { code: "storage-shrink", severity: "error", refusedBy: "operator", area: "change" },
  { code: "storage-removal", severity: "error", refusedBy: "operator", area: "change" },
  { code: "image-change", severity: "error", refusedBy: "operator", area: "change" },
  { code: "wal-level-change", severity: "error", refusedBy: "operator", area: "change" },
  { code: "replica-change", severity: "error", refusedBy: "operator", area: "change" },
  { code: "change-without-effect", severity: "warning", refusedBy: null, area: "change" },

  { code: "invalid-parameter-name", severity: "error", refusedBy: "operator", area: "parameters" },
  { code: "fixed-parameter", severity: "error", refusedBy: "operator", area: "parameters" },
  { code: "managed-parameter", severity: "warning", refusedBy: null, area: "parameters" },
  {
    code: "operator-unreadable-size",
    severity: "error",
    refusedBy: "operator",
    area: "parameters",
  },
  {
    code: "operator-unreadable-boolean",
    severity: "error",
    refusedBy: "operator",
    area: "parameters",
  },
  { code: "wal-level-not-allowed", severity: "error", refusedBy: "operator", area: "parameters" },
  { code: "wal-log-hints-off", severity: "error", refusedBy: "operator", area: "parameters" },
  { code: "wal-size-conflict", severity: "error", refusedBy: "operator", area: "parameters" },
  { code: "unknown-parameter", severity: "error", refusedBy: "postgres", area: "parameters" },
  { code: "parameter-not-in-major", severity: "error", refusedBy: "postgres", area: "parameters" },
  { code: "invalid-parameter-value", severity: "error", refusedBy: "postgres", area: "parameters" },
  { code: "library-parameter-ignored", severity: "warning", refusedBy: null, area: "parameters" },
  { code: "parameter-conflict", severity: "error", refusedBy: "postgres", area: "parameters" },
  { code: "old-parameter-name", severity: "hint", refusedBy: null, area: "parameters" },
  {
    code: "parameter-rounds-to-zero",
    severity: "information",
    refusedBy: null,
    area: "parameters",
  },
  { code: "parameter-in-later-minors", severity: "hint", refusedBy: null, area: "parameters" },

  { code: "shared-buffers-share", severity: "information", refusedBy: null, area: "advice" },
  { code: "work-mem-total", severity: "information", refusedBy: null, area: "advice" },
  { code: "effective-cache-size-high", severity: "information", refusedBy: null, area: "advice" },
  { code: "postgres-end-of-life", severity: "information", refusedBy: null, area: "advice" },
  { code: "deprecated-field", severity: "hint", refusedBy: null, area: "advice" },
  { code: "backup-method-unset", severity: "information", refusedBy: null, area: "advice" },
  { code: "schedule-too-frequent", severity: "warning", refusedBy: null, area: "advice" },
  { code: "schedule-while-hibernated", severity: "warning", refusedBy: null, area: "advice" },
  { code: "recovery-into-same-archive", severity: "warning", refusedBy: null, area: "advice" },
  { code: "backup-tools-missing", severity: "warning", refusedBy: null, area: "advice" },
  { code: "memory-request-below-limit", severity: "information", refusedBy: null, area: "advice" },
  { code: "resources-missing", severity: "hint", refusedBy: null, area: "advice" },
  { code: "wal-volume-missing", severity: "hint", refusedBy: null, area: "advice" },
  { code: "resize-off", severity: "hint", refusedBy: null, area: "advice" },
  { code: "synchronous-blocks-writes", severity: "information", refusedBy: null, area: "advice" },
  { code: "disruption-budget-off", severity: "hint", refusedBy: null, area: "advice" },
  { code: "stop-delay-too-short", severity: "information", refusedBy: null, area: "advice" },
  { code: "superuser-access", severity: "hint", refusedBy: null, area: "advice" },
  { code: "superuser-secret-ignored", severity: "information", refusedBy: null, area: "advice" },
  { code: "standby-parameter-lowered", severity: "information", refusedBy: null, area: "advice" },
  { code: "floating-image", severity: "hint", refusedBy: null, area: "advice" },
  {
    code: "pooler-exceeds-connections",
    severity: "information",
    refusedBy: null,
    area: "advice",
  },

  { code: "major-not-in-catalog", severity: "warning", refusedBy: "operator", area: "workspace" },
  { code: "database-owner-absent", severity: "warning", refusedBy: "postgres", area: "workspace" },
  { code: "managed-twice", severity: "warning", refusedBy: "operator", area: "workspace" },
  { code: "duplicate-object", severity: "warning", refusedBy: null, area: "workspace" },

  { code: "unknown-suppression", severity: "hint", refusedBy: null, area: "suppressions" },
] as const satisfies readonly CodeFacts[];

export type FindingCode = (typeof codeTable)[number]["code"];

const byCode = new Map<string, CodeFacts>(codeTable.map((facts) => [facts.code, facts]));

export function factsOfCode(code: string): CodeFacts | undefined {
  return byCode.get(code);
}
