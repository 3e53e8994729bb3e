import type { JsonObject } from "#domain/kubernetes/json.ts";
import { isTrueAt, listAt, mapAt, textAt, valueAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { allowsPgbouncerParameter } from "#domain/cnpg/pgbouncer-parameters.ts";

const pgbouncer = ["spec", "pgbouncer"] as const;
const authQuery = [...pgbouncer, "authQuery"] as const;
const authQuerySecret = [...pgbouncer, "authQuerySecret", "name"] as const;
const common = { kinds: ["Pooler"], on: "write" } as const;

/** What the operator refuses in a Pooler. */
export const poolerRules: readonly WebhookRule[] = [
  {
    ...common,
    id: "pooler/auth-query-missing",
    code: "incomplete-pooler-authentication",
    severity: "error",
    mirrors: "validatePgBouncer",
    *check({ object }) {
      const secret = secretOf(object);
      if (secret !== undefined && textAt(object, authQuery) === "") {
        yield { path: authQuery, values: { field: secret } };
      }
    },
  },
  {
    ...common,
    id: "pooler/auth-query-secret-missing",
    code: "incomplete-pooler-authentication",
    severity: "error",
    mirrors: "validatePgBouncer",
    *check({ object }) {
      if (textAt(object, authQuery) !== "" && secretOf(object) === undefined) {
        yield { path: authQuerySecret };
      }
    },
  },
  {
    ...common,
    id: "pooler/parameter-not-allowed",
    code: "pooler-parameter-not-allowed",
    severity: "error",
    mirrors: "validatePgbouncerGenericParameters",
    *check({ object, operator }) {
      const path = [...pgbouncer, "parameters"];
      for (const name of Object.keys(mapAt(object, path) ?? {})) {
        if (allowsPgbouncerParameter(operator, name)) continue;
        yield { path: [...path, name], values: { name } };
      }
    },
  },
  {
    ...common,
    id: "pooler/cluster-name-missing",
    code: "invalid-pooler-cluster",
    severity: "error",
    mirrors: "validateCluster",
    *check({ object }) {
      const path = ["spec", "cluster", "name"];
      if (valueAt(object, path) === "") yield { path };
    },
  },
  {
    ...common,
    id: "pooler/name-equals-cluster",
    code: "invalid-pooler-cluster",
    severity: "error",
    mirrors: "validateCluster",
    *check({ object }) {
      const path = ["metadata", "name"];
      const name = textAt(object, path);
      if (name !== "" && name === textAt(object, ["spec", "cluster", "name"])) {
        yield { path, values: { name } };
      }
    },
  },
  {
    ...common,
    id: "pooler/metrics-tls-needs-client-secret",
    code: "pooler-metrics-certificate-missing",
    severity: "error",
    since: "1.30.0",
    mirrors: "validateMonitoring",
    *check({ object }) {
      const monitoring = mapAt(object, ["spec", "monitoring"]);
      const path = [...pgbouncer, "clientTLSSecret"];
      const scraped = isTrueAt(monitoring, ["enablePodMonitor"]);
      if (!scraped || !isTrueAt(monitoring, ["tls", "enabled"])) return;
      if (textAt(object, [...path, "name"]) === "") yield { path };
    },
  },
];

/** What the operator takes in a Pooler and warns about. */
export const poolerWarnings: readonly WebhookRule[] = [
  {
    ...common,
    id: "pooler/warn-manual-integration",
    code: "pooler-manual-integration",
    severity: "warning",
    mirrors: "getAdmissionWarnings",
    *check({ object }) {
      const secret = secretOf(object);
      if (textAt(object, authQuery) !== "") yield { path: authQuery };
      else if (secret !== undefined) yield { path: [...pgbouncer, secret] };
    },
  },
  {
    ...common,
    id: "pooler/warn-auth-query-secret-deprecated",
    code: "deprecated-field",
    severity: "warning",
    mirrors: "getAdmissionWarnings",
    *check({ object }) {
      if (textAt(object, authQuerySecret) !== "") yield { path: [...pgbouncer, "authQuerySecret"] };
    },
  },
  {
    ...common,
    id: "pooler/warn-monitoring-deprecated",
    code: "deprecated-field",
    severity: "warning",
    mirrors: "validateDeprecatedMonitoringFields",
    *check({ object }) {
      const path = ["spec", "monitoring"];
      const lists = ["podMonitorMetricRelabelings", "podMonitorRelabelings"];
      const relabels = lists.find((field) => listAt(object, [...path, field]).length > 0);
      const enabled = isTrueAt(object, [...path, "enablePodMonitor"]);
      const field = enabled ? "enablePodMonitor" : relabels;
      if (field !== undefined) yield { path: [...path, field], values: { field } };
    },
  },
];

/** The field that names a Secret of the user's own for the way from PgBouncer to PostgreSQL. */
function secretOf(object: JsonObject): string | undefined {
  const fields = ["authQuerySecret", "serverTLSSecret"];
  return fields.find((field) => textAt(object, [...pgbouncer, field, "name"]) !== "");
}
