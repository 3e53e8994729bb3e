import type { JsonObject } from "#domain/kubernetes/json.ts";
import { poolerRules, poolerWarnings } from "#admission/pooler/pooler-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

const cluster = { name: "x" };
const secret = { name: "s" };
const monitored = { enablePodMonitor: true, tls: { enabled: true } };

function pooler(pgbouncer: JsonObject) {
  return { cluster, pgbouncer };
}

testAdmissionCases(
  "Pooler",
  [...poolerRules, ...poolerWarnings],
  [
    {
      rule: "pooler/auth-query-missing",
      at: "spec.pgbouncer.authQuery",
      wrong: pooler({ serverTLSSecret: secret }),
      right: pooler({ serverTLSSecret: secret, authQuery: "SELECT 1" }),
    },
    {
      rule: "pooler/auth-query-secret-missing",
      at: "spec.pgbouncer.authQuerySecret.name",
      wrong: pooler({ authQuery: "SELECT 1", clientTLSSecret: secret }),
      right: pooler({ authQuery: "SELECT 1", authQuerySecret: secret }),
    },
    {
      rule: "pooler/parameter-not-allowed",
      at: "spec.pgbouncer.parameters.pool_mode",
      wrong: pooler({ parameters: { pool_mode: "session" } }),
      right: pooler({ parameters: { auth_user: "u" } }),
    },
    {
      rule: "pooler/parameter-not-allowed",
      operator: "1.30.0",
      at: "spec.pgbouncer.parameters.auth_user",
      wrong: pooler({ parameters: { auth_user: "u" } }),
      right: pooler({ parameters: { auth_type: "md5" } }),
    },
    {
      rule: "pooler/cluster-name-missing",
      at: "spec.cluster.name",
      wrong: { cluster: { name: "" }, pgbouncer: {} },
      right: pooler({}),
    },
    {
      rule: "pooler/name-equals-cluster",
      at: "metadata.name",
      wrong: { cluster: { name: "c" }, pgbouncer: {} },
      right: { cluster: { name: "C" }, pgbouncer: {} },
    },
    {
      rule: "pooler/metrics-tls-needs-client-secret",
      at: "spec.pgbouncer.clientTLSSecret",
      wrong: { ...pooler({}), monitoring: monitored },
      right: { ...pooler({}), monitoring: { ...monitored, enablePodMonitor: false } },
    },
    {
      rule: "pooler/warn-manual-integration",
      at: "spec.pgbouncer.serverTLSSecret",
      wrong: pooler({ serverTLSSecret: secret }),
      right: pooler({ clientTLSSecret: secret }),
    },
    {
      rule: "pooler/warn-auth-query-secret-deprecated",
      at: "spec.pgbouncer.authQuerySecret",
      wrong: pooler({ authQuery: "SELECT 1", authQuerySecret: secret }),
      right: pooler({ authQuery: "SELECT 1", serverTLSSecret: secret }),
    },
    {
      rule: "pooler/warn-monitoring-deprecated",
      at: "spec.monitoring.podMonitorRelabelings",
      wrong: { ...pooler({}), monitoring: { podMonitorRelabelings: [{}] } },
      right: { ...pooler({}), monitoring: { tls: { enabled: true } } },
    },
  ],
);
