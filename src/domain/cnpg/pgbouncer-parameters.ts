import { compareReleases } from "./compare-releases.ts";
import type { OperatorVersion } from "./versions.ts";

/** Times are in seconds unless said otherwise; all values are written as strings in a Pooler. */
export type PgbouncerType = "boolean" | "integer" | "seconds" | "words" | "list" | "text";

export interface PgbouncerParameter {
  readonly name: string;
  readonly type: PgbouncerType;
  /** What holds in a Pooler that does not set it; absent where it depends on the release or the machine. */
  readonly default?: string;
  /** The default is the operator's, not PgBouncer's own. */
  readonly operatorDefault?: true;
  readonly words?: readonly string[];
  /** For each minor that got it late, the first patch; later minors all have it. */
  readonly since?: readonly string[];
}

const sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
const tlsProtocols = ["secure", "all", "tlsv1.3", "tlsv1.2", "tlsv1.1", "tlsv1.0"] as const;
const authTypes = ["hba", "scram-sha-256", "md5", "cert", "plain", "trust", "any", "pam"] as const;
const tunedIn128 = ["1.28.2"] as const;

/** The parameters that the operator lets through to PgBouncer; it refuses every other name. */
export const pgbouncerParameters: readonly PgbouncerParameter[] = [
  of("application_name_add_host", "boolean", "0"),
  { ...of("auth_type", "words", "hba"), operatorDefault: true, words: authTypes },
  { ...of("auth_user", "text"), since: ["1.29.3", "1.30.1"] },
  of("autodb_idle_timeout", "seconds", "3600"),
  of("cancel_wait_timeout", "seconds", "10"),
  of("client_idle_timeout", "seconds", "0"),
  of("client_login_timeout", "seconds", "60"),
  { ...of("client_tls_ciphers", "text"), since: tunedIn128 },
  { ...of("client_tls_sslmode", "words", "prefer"), operatorDefault: true, words: sslModes },
  { ...of("client_tls13_ciphers", "text"), since: tunedIn128 },
  of("default_pool_size", "integer", "20"),
  of("disable_pqexec", "boolean", "0"),
  of("dns_max_ttl", "seconds", "15"),
  of("dns_nxdomain_ttl", "seconds", "15"),
  of("idle_transaction_timeout", "seconds", "0"),
  {
    ...of("ignore_startup_parameters", "list", "extra_float_digits,options"),
    operatorDefault: true,
  },
  of("listen_backlog", "integer", "128"),
  of("log_connections", "boolean", "1"),
  of("log_disconnections", "boolean", "1"),
  of("log_pooler_errors", "boolean", "1"),
  { ...of("log_stats", "boolean", "0"), operatorDefault: true },
  of("max_client_conn", "integer", "100"),
  of("max_db_connections", "integer", "0"),
  of("max_packet_size", "integer", "2147483647"),
  of("max_prepared_statements", "integer"),
  of("max_user_connections", "integer", "0"),
  of("min_pool_size", "integer", "0"),
  of("pkt_buf", "integer", "4096"),
  of("query_timeout", "seconds", "0"),
  of("query_wait_timeout", "seconds", "120"),
  of("reserve_pool_size", "integer", "0"),
  of("reserve_pool_timeout", "seconds", "5"),
  of("sbuf_loopcnt", "integer", "5"),
  of("server_check_delay", "seconds", "30"),
  of("server_check_query", "text"),
  of("server_connect_timeout", "seconds", "15"),
  of("server_fast_close", "boolean", "0"),
  of("server_idle_timeout", "seconds", "600"),
  of("server_lifetime", "seconds", "3600"),
  of("server_login_retry", "seconds", "15"),
  of("server_reset_query", "text", "DISCARD ALL"),
  of("server_reset_query_always", "boolean", "0"),
  of("server_round_robin", "boolean", "0"),
  of("server_tls_ciphers", "text"),
  { ...of("server_tls13_ciphers", "text"), since: tunedIn128 },
  { ...of("server_tls_protocols", "list", "secure"), words: tlsProtocols },
  { ...of("server_tls_sslmode", "words", "verify-ca"), operatorDefault: true, words: sslModes },
  of("stats_period", "seconds", "60"),
  of("suspend_timeout", "seconds", "10"),
  of("tcp_defer_accept", "integer"),
  of("tcp_keepalive", "boolean", "1"),
  of("tcp_keepcnt", "integer", "0"),
  of("tcp_keepidle", "integer", "0"),
  of("tcp_keepintvl", "integer", "0"),
  of("tcp_socket_buffer", "integer", "0"),
  of("tcp_user_timeout", "integer", "0"),
  of("track_extra_parameters", "list", "IntervalStyle"),
  of("verbose", "integer", "0"),
];

const byName = new Map(pgbouncerParameters.map((parameter) => [parameter.name, parameter]));

export function findPgbouncerParameter(name: string): PgbouncerParameter | undefined {
  return byName.get(name);
}

/** The operator's webhook lets the name through. Names are case-sensitive. */
export function allowsPgbouncerParameter(operator: OperatorVersion, name: string): boolean {
  const parameter = byName.get(name);
  if (parameter === undefined) {
    return false;
  }
  const { since = [] } = parameter;
  const own = since.find((release) => release.startsWith(`${operator.minor}.`));
  const first = own ?? since.at(-1);
  return first === undefined || compareReleases(operator.version, first) >= 0;
}

function of(name: string, type: PgbouncerType, standard?: string): PgbouncerParameter {
  return standard === undefined ? { name, type } : { name, type, default: standard };
}
