/** Texts about local ports, credentials and psql. */
export const connectionMessages: Readonly<Record<string, string>> = {
  "tunnel.state.listening": "listening",
  "tunnel.state.active": "{count} connected",
  "tunnel.state.waiting": "waiting: {reason}",
  "tunnel.state.reconnecting": "reconnecting: {reason}",
  "tunnel.state.failed": "failed: {reason}",
  "tunnel.state.stopped": "stopped",
  "tunnel.tooltip.counts": "{total} connections since the start, {active} now",
  "tunnel.tooltip.last-error": "Last error: {error}",
  "tunnel.status": "{count}",
  "tunnel.status.tooltip": "{count} local ports lead to clusters. Click to see them",
  "tunnel.status.tooltip.one": "1 local port leads to a cluster. Click to see it",

  "command.connection.no-cluster":
    "No cluster is in sight: add a context to the Clusters view, or look there why it cannot be reached",
  "command.connection.looking": "Looking for clusters",

  "command.forward.question": "Forward a local port to which cluster?",
  "command.forward.which-instance": "To which instance?",
  "command.forward.which-instance.none":
    "This cluster has no instance at the moment: look at its health",
  "command.forward.which-pooler": "To which pooler?",
  "command.forward.which-pooler.none": "This cluster has no Pooler: forward to the primary instead",
  "command.forward.which-context": "In which context?",
  "command.forward.which-namespace": "In which namespace?",
  "command.forward.which-port": "To which port?",
  "command.forward.no-port":
    "No Service or pod in namespace {namespace} has a TCP port: choose another namespace",
  "command.forward.kind.service": "Service",
  "command.forward.kind.pod": "pod",
  "command.forward.opened": "{target} is at {address}",
  "command.forward.open-already": "{target} is at {address} already",
  "command.forward.copy-address": "Copy Address",
  "command.forward.copy-string": "Copy Connection String…",
  "command.forward.in-use": "Local port {port} is used by another program",
  "command.forward.take": "Use {port}",
  "command.forward.which": "Which connection?",
  "command.forward.which-stop": "Stop which connection?",
  "command.forward.none": "No local port is forwarded: forward one to a cluster first",
  "command.forward.ask-port": "Local port for {target}",
  "command.forward.no-such-port": "Write a number from 1 to 65535",
  "command.forward.answers": "{target} answers from {pod} in {ms} ms{tls}",
  "command.forward.tls.true": " and offers TLS",
  "command.forward.tls.false": ", without TLS",

  "command.login.question": "Log in as whom?",
  "command.login.owner": "Owner of the application database",
  "command.login.application": "application",
  "command.login.superuser": "superuser",
  "command.login.managed": "managed by the Cluster",
  "command.login.declared": "declared by a DatabaseRole",
  "command.login.secret": "password in Secret {secret}",
  "command.login.no-ca":
    "Secret {secret} holds no ca.crt, so the server's certificate cannot be checked: put the authority's certificate there",

  "command.psql.cluster": "Open psql in which cluster?",
  "command.psql.database": "In which database?",
  "command.psql.asking": "Asking PostgreSQL for its databases and roles",
  "command.psql.role": "With whose rights?",
  "command.psql.role.played": "set role, from the superuser's session",
  "command.psql.title": "psql {target}",
  "command.psql.not-found":
    "No psql is on the PATH: install PostgreSQL's client, set cnpg.psql.path, or open psql in the pod",
  "command.psql.banner": " {context} · {namespace}/{cluster} · {instance} ",
  "command.psql.as": "as {user} in {database}, {role}{mode}",
  "command.psql.read-only": ", read-only",
  "command.psql.read-only-unset": ", NOT read-only: a pooler drops that setting",
  "command.psql.connecting": "Connecting…",
  "command.psql.ended": "psql has ended with exit code {code}. Enter: open it again",
  "command.psql.broken": "The connection is gone: {reason}. Enter: open it again",

  "command.way.question": "Which way?",
  "command.way.rw": "the primary",
  "command.way.ro": "the replicas in turn, for reading",
  "command.way.pooler": "PgBouncer",

  "command.check.cluster": "Check the connection to which cluster?",
  "command.check.running": "Checking the connection",
  "command.check.title": "Connection to {target}",
  "command.check.write": "Try a write, too?",
  "command.check.write.no": "Read Only",
  "command.check.write.action": "Try a Write",
  "command.check.write.detail":
    "Creates a temporary table in database {database} of {target}, writes a row and rolls back; nothing stays",
  "command.check.good": "The connection to {target} works",
  "command.check.bad": "The connection to {target} does not work",
  "command.check.after": "Given up after {seconds} s.",
  "command.check.tunnel-said": "The tunnel says: {error}",
  "command.check.row.way": "Way",
  "command.check.row.tls": "TLS",
  "command.check.row.user": "User",
  "command.check.row.database": "Database",
  "command.check.row.version": "PostgreSQL",
  "command.check.row.role": "Role",
  "command.check.row.lag": "Behind the primary",
  "command.check.row.round-trip": "Round trip",
  "command.check.row.write": "Write",
  "command.check.value.tls": "{version}, the certificate is valid for {name}",
  "command.check.value.primary": "primary",
  "command.check.value.replica": "replica",
  "command.check.value.write.done": "worked, and was rolled back",
  "command.check.value.write.not-asked": "not tried",
  "command.check.value.write.replica": "not possible on a replica",
  "command.check.value.write.read-only": "transactions are read-only here",
  "command.check.cause.password":
    "The password of {user} is not the one in the Secret. If it was changed by ALTER ROLE, change it in the Secret: the operator sets it from there",
  "command.check.cause.no-role":
    "There is no role {user} in PostgreSQL. Look whether the operator could create it: the Cluster's managedRolesStatus says so",
  "command.check.cause.no-database":
    "There is no database {database}. Choose another login, or declare the database by a Database object",
  "command.check.cause.hba":
    "No line of pg_hba lets {user} in this way. Look at spec.postgresql.pg_hba of the Cluster",
  "command.check.cause.too-many":
    "All connections are taken. Look which sessions are idle (Show Quick Query: activity), use a Pooler, or raise max_connections",
  "command.check.cause.starting":
    "PostgreSQL is starting, stopping or recovering. Try again in a moment; if it stays so, look at the log of the instance",
  "command.check.cause.read-only":
    "The server takes no writes: it is a replica, or its transactions are read-only. Forward the primary (rw) to write",
  "command.check.cause.certificate":
    "The server's certificate is not the one that the Cluster's authority signs for {name}. Look at status.certificates of the Cluster; do not switch the check off",
  "command.check.cause.no-tls":
    "The server offers no TLS, though instances of CloudNativePG always do. Look what listens at the target's port",
  "command.check.cause.broken":
    "The connection was closed on the way. Look at the row in the Connections view, and whether the instance is ready",
  "command.check.cause.timeout":
    "Nobody answered in time. Look at the row in the Connections view, and whether the instance is ready",
  "command.check.cause.other": "PostgreSQL or the way to it says:",

  "command.query.question": "Show what?",
  "command.query.cluster": "Of which cluster?",
  "command.query.nothing": "There is nothing to show.",
  "command.query.replication": "Replication: who streams, and how far behind",
  "command.query.slots": "Replication slots and the WAL that they keep",
  "command.query.activity": "Activity and locks",
  "command.query.sizes": "Sizes of databases",
  "command.query.settings": "Settings that are not the default, or wait for a restart",

  "command.hand-over.cluster": "Open a connection to which cluster?",
  "command.hand-over.client": "Open it in which extension?",
  "command.hand-over.opened":
    "{client} has the connection, without the password: give it when {client} asks",
  "command.hand-over.copied":
    "{client} takes no connections from others: the connection string is copied without the password, paste it there",
  "command.hand-over.no-client":
    "No PostgreSQL extension that is known here is installed: the connection string is copied without the password",
  "command.hand-over.copy-password": "Copy Password for a Minute",

  "command.copy-connection.cluster": "Copy a connection string of which cluster?",
  "command.copy-connection.way": "For which way?",
  "command.copy-connection.inside": "for programs inside the Kubernetes cluster",
  "command.copy-connection.gone": "The Cluster is not in sight any more: look at the Clusters view",
  "command.copy-connection.format": "In which form?",
  "command.copy-connection.format.uri": "URI (postgresql://…)",
  "command.copy-connection.format.keywords": "Keywords of libpq (host=… port=…)",
  "command.copy-connection.format.jdbc": "JDBC (jdbc:postgresql://…)",
  "command.copy-connection.format.pgpass": "Line for .pgpass, with the password",
  "command.copy-connection.format.kubectl": "kubectl port-forward, to do the same by hand",
  "command.copy-connection.password": "With the password?",
  "command.copy-connection.without": "Without the password",
  "command.copy-connection.with": "With the password",
  "command.copy-connection.cleared": "cleared from the clipboard after a minute",
  "command.copy-connection.done": "Copied",
  "command.copy-connection.done-secret":
    "Copied with the password; the clipboard is cleared after a minute if it still holds it",
  "command.copy-connection.elsewhere":
    "It goes to your own machine's port, but the certificate that it names lies on the remote machine: copy that file over and change its path",
};
