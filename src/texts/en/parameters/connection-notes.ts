import type { Notes } from "#texts/catalogue.ts";

/** Connections, authentication, TLS, TCP, and where the files are. */
export const connectionNotes: Notes = {
  max_connections:
    "Most client connections at a time. Each costs several MB plus what its queries take in `work_mem`, so hundreds of direct connections need a large memory limit; put a Pooler in front rather than going far beyond 200–300. Standbys need at least the primary's value: a change restarts the instances, in an order safe for them.",
  superuser_reserved_connections:
    "Connections kept free for superusers. The instance manager itself connects as one, so never go below the default: without a free place status checks and failover suffer. Together with `reserved_connections` it must stay below `max_connections`, or PostgreSQL does not start; needs a restart.",
  reserved_connections:
    "Connections kept for members of `pg_use_reserved_connections` (16+), such as monitoring or administrators who are no superusers. They are taken off what applications can use; needs a restart.",
  listen_addresses:
    "Blocked by the operator, which listens on all addresses of the Pod. Restrict access with `spec.postgresql.pg_hba` and NetworkPolicies.",
  port: "Fixed by the operator: the instances listen on 5432. To offer another port to clients, define a service with `spec.managed.services` or your own.",
  unix_socket_directories:
    "Blocked by the operator, which keeps its socket in `/controller/run` for its own connections.",
  unix_socket_group:
    "Group of the Unix socket. Blocked by the operator; only processes in the Pod can reach the socket.",
  unix_socket_permissions:
    "File mode of the Unix socket. Blocked by the operator; only processes in the Pod can reach the socket.",
  bonjour:
    "Announces the server by Bonjour in a local network. Blocked; Kubernetes services do this job.",
  bonjour_name: "Name used for a Bonjour announcement. Blocked, as is `bonjour`.",
  authentication_timeout:
    "Time a client has to log in before it is dropped. Raise it for slow LDAP or OAuth servers; lower it if unfinished logins pile up.",
  password_encryption:
    "How new passwords are stored. Keep `scram-sha-256`; `md5` is only for very old drivers, is deprecated in 18 and unusable under FIPS. Existing passwords keep their form until set again.",
  scram_iterations:
    "Rounds of hashing for new SCRAM passwords (16+). More rounds make stolen hashes harder to break and every login slower, which is felt without a connection pool.",
  md5_password_warnings:
    "Whether setting an MD5 password gives a deprecation warning (18). Silence it only while a move to SCRAM is under way.",
  krb_server_keyfile:
    "Where the Kerberos keytab lies. Mount it with `spec.projectedVolumeTemplate` (it appears below `/projected`) and name that path here; then use `gss` in `spec.postgresql.pg_hba`.",
  krb_caseins_users:
    "Compares Kerberos user names without regard to case, as wanted with Active Directory.",
  gss_accept_delegation:
    "Accepts delegated Kerberos credentials from clients (16+), so that `postgres_fdw` or `dblink` can connect onwards as the user. Trust follows: leave it off unless needed.",
  oauth_validator_libraries:
    "Libraries that check OAuth tokens (18), needed for `oauth` lines in `spec.postgresql.pg_hba`. PostgreSQL ships none, so the image or an extension image must contain one; without it such logins fail.",
  db_user_namespace:
    "Role names per database (`user@database`), gone from 17 on. Leave it off: it never became complete and excludes SCRAM.",
  ssl: "Fixed by the operator: TLS is always on, with certificates from `spec.certificates`. To insist on TLS for clients, use `hostssl` lines in `spec.postgresql.pg_hba`.",
  ssl_ca_file:
    "Fixed by the operator. Bring your own client CA with `spec.certificates.clientCASecret`.",
  ssl_cert_file:
    "Fixed by the operator. Bring your own server certificate with `spec.certificates.serverTLSSecret`.",
  ssl_key_file:
    "Fixed by the operator. The key comes from the Secret in `spec.certificates.serverTLSSecret`, or from the operator's own CA.",
  ssl_crl_file:
    "File of revoked client certificates. Fixed by the operator; to revoke access, drop the role's login or issue a new client CA.",
  ssl_crl_dir:
    "Directory of revocation lists for client certificates. The files must exist in the Pod, for instance through `spec.projectedVolumeTemplate`; a missing directory keeps PostgreSQL from starting with TLS.",
  ssl_ciphers:
    "Ciphers allowed up to TLS 1.2. Without effect while the operator's minimum of TLS 1.3 stands; with a lowered minimum keep the list short. PostgreSQL does not notice unknown names.",
  ssl_tls13_ciphers:
    "Cipher suites allowed with TLS 1.3 (18), separated by colons. Set it only to meet a policy; a name that OpenSSL does not know keeps PostgreSQL from starting.",
  ssl_dh_params_file:
    "File with parameters for Diffie-Hellman key exchange. Fixed by the operator; TLS 1.3 does not need it.",
  ssl_ecdh_curve:
    "Curve for the key exchange, up to 17. Fixed by the operator, so it cannot be set; 18 calls it `ssl_groups`.",
  ssl_groups:
    "Curves for the TLS key exchange in order of preference (18). Change it for policies such as FIPS or hybrid post-quantum groups, if the image's OpenSSL has them; unknown groups keep PostgreSQL from starting.",
  ssl_max_protocol_version:
    "Newest TLS version offered; the operator sets TLSv1.3. Lowering it has hardly ever a reason, and it must not fall below `ssl_min_protocol_version`.",
  ssl_min_protocol_version:
    "Oldest TLS version accepted. The operator sets TLSv1.3; allow TLSv1.2 only for old drivers (Java 8, old OpenSSL) that cannot connect otherwise.",
  ssl_passphrase_command:
    "Command that yields the passphrase of the server key. Fixed by the operator; use keys without a passphrase in a Secret.",
  ssl_passphrase_command_supports_reload:
    "Whether the passphrase command may run again at a reload. Fixed by the operator.",
  ssl_prefer_server_ciphers:
    "Whether the server's order of ciphers wins. Fixed by the operator; of no importance with TLS 1.3.",
  client_connection_check_interval:
    "How often a running query checks that its client is still there. 10s or so stops expensive queries whose client vanished, at little cost; 0 notices only when results are sent.",
  tcp_keepalives_idle:
    "Quiet time before the kernel probes a connection. Values of 60 to 300 s keep connections alive through NAT and load balancers that forget idle ones, and free the places of dead clients; 0 takes the node's setting (often two hours).",
  tcp_keepalives_interval:
    "Pause between two unanswered keepalive probes; 10 s is common. With `tcp_keepalives_count` it decides how long a dead client holds a connection.",
  tcp_keepalives_count:
    "Unanswered probes after which a connection counts as dead; 3 to 6 is common, 0 takes the node's setting.",
  tcp_user_timeout:
    "How long sent data may stay unacknowledged before the connection is closed. 30s to 60s frees connections to Pods or nodes that vanished mid-query, where keepalives do not help.",
  config_file: "Path of the main configuration file. Blocked: the operator writes that file.",
  data_directory:
    "Path of the data. Blocked: the operator mounts the volume and chooses the directory.",
  external_pid_file:
    "Additional file for the process id, overwritten and deleted without asking. Blocked by the operator.",
  hba_file:
    "Path of the access rules. Blocked; write rules in `spec.postgresql.pg_hba`, they come after the operator's own.",
  ident_file: "Path of the user name maps. Blocked; write maps in `spec.postgresql.pg_ident`.",
};
