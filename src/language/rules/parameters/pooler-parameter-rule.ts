import type { Finding } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { compareReleases } from "#domain/cnpg/compare-releases.ts";
import { entriesOf, nodeAtPath } from "#manifest/values.ts";
import { suggest } from "#util/suggest.ts";

/** PgBouncer settings that a Pooler may carry (`validatePgbouncerGenericParameters`). */
export const poolerParameterRule: Rule = {
  codes: ["pooler-parameter-not-allowed"],
  kinds: ["Pooler"],
  natures: ["object", "template", "patch"],
  *check({ document, context }: RuleInput): Iterable<Finding> {
    const path = ["spec", "pgbouncer", "parameters"];
    const allowed = allowedIn(context.operator.version);
    for (const { key: name, pair } of entriesOf(nodeAtPath(document.root, path))) {
      if (allowed.has(name) || name.includes("{{")) continue;
      const [suggestion] = name === "pool_mode" ? [] : suggest(name, allowed);
      const variant = name === "pool_mode" ? name : "suggest";
      yield createFinding(context, {
        code: "pooler-parameter-not-allowed",
        ...(suggestion === undefined && variant === "suggest" ? {} : { variant }),
        span: { start: pair.key.start, end: pair.key.end },
        path: [...path, name],
        values: { name, suggestion: suggestion ?? "" },
        ...(suggestion === undefined ? {} : { data: { rename: suggestion } }),
      });
    }
  },
};

const names =
  "application_name_add_host auth_type autodb_idle_timeout cancel_wait_timeout client_idle_timeout client_login_timeout client_tls_sslmode default_pool_size disable_pqexec dns_max_ttl dns_nxdomain_ttl idle_transaction_timeout ignore_startup_parameters listen_backlog log_connections log_disconnections log_pooler_errors log_stats max_client_conn max_db_connections max_packet_size max_prepared_statements max_user_connections min_pool_size pkt_buf query_timeout query_wait_timeout reserve_pool_size reserve_pool_timeout sbuf_loopcnt server_check_delay server_check_query server_connect_timeout server_fast_close server_idle_timeout server_lifetime server_login_retry server_reset_query server_reset_query_always server_round_robin server_tls_ciphers server_tls_protocols server_tls_sslmode stats_period suspend_timeout tcp_defer_accept tcp_keepalive tcp_keepcnt tcp_keepidle tcp_keepintvl tcp_socket_buffer tcp_user_timeout track_extra_parameters verbose".split(
    " ",
  );
const ciphers = ["client_tls_ciphers", "client_tls13_ciphers", "server_tls13_ciphers"];

const memory = new Map<string, ReadonlySet<string>>();

function allowedIn(version: string): ReadonlySet<string> {
  const known = memory.get(version);
  if (known !== undefined) return known;
  const allowed = new Set(names);
  if (compareReleases(version, "1.28.2") >= 0) for (const name of ciphers) allowed.add(name);
  const authUser = version.startsWith("1.29.") ? "1.29.3" : "1.30.1";
  if (compareReleases(version, authUser) >= 0) allowed.add("auth_user");
  memory.set(version, allowed);
  return allowed;
}
