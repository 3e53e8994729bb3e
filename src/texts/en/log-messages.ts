/** What the log view says: causes that stand below a line, notices of its own, questions. */
export const logMessages: Readonly<Record<string, string>> = {
  "log.empty": "No line yet. What is written from now on appears here, of new pods too",
  "log.closed": "This log was closed; choose Show Logs again",
  "log.nothing-matches": "None of the {kept} lines that are kept matches the filter",
  "log.notice.denied-list":
    "You may not list pods in {namespace}, so containers that come later are not seen; ask for the right to list and watch pods",
  "log.notice.denied-watch":
    "You may not watch pods in {namespace}, so new containers are looked for every 30 seconds; ask for the right",
  "log.notice.denied-log":
    "You may not read logs in {namespace}; ask for the right to get pods/log",
  "log.notice.too-many":
    "There are too many containers to read them all: {pod} and others are left out; choose an instance, or fewer containers",
  "log.notice.closed":
    "The connection was closed, as the kubeconfig has changed; choose Show Logs again",
  "log.notice.failed": "The log of {container} cannot be read ({reason}: {message}); tried again",
  "log.notice.lost": "The API server cannot be reached ({message}); tried again",
  "log.notice.crashed": "Container {container} ended with exit code {exitCode} ({reason})",
  "log.notice.killed":
    "Container {container} was killed since it used more memory than its limit (exit code {exitCode})",

  "log.cause.standby-slots":
    "no place is left for another standby or backup; raise max_wal_senders",
  "log.cause.role-limit":
    "this role has used up the connections that it may have; raise its connectionLimit",
  "log.cause.connections":
    "every connection is taken; use a Pooler, or raise max_connections (restarts all instances)",
  "log.cause.pooler-clients": "the pooler lets no more clients in; raise max_client_conn",
  "log.cause.pooler-wait":
    "clients wait longer for a server connection than they may; raise default_pool_size",
  "log.cause.pooler-password":
    "the pooler got another password from the client than PostgreSQL knows",
  "log.cause.password": "the client's password is not the one in the Secret",
  "log.cause.hba": "no rule lets this user in from there; add one to pg_hba",
  "log.cause.peer": "no line of pg_ident lets this user of the container in as that role",
  "log.cause.role-missing": "the role does not exist; declare it",
  "log.cause.database-missing":
    "the database does not exist; initdb makes one, further ones are objects of kind Database",
  "log.cause.certificate": "a certificate has run out, or its issuer is not trusted",
  "log.cause.shared-memory-volume": "/dev/shm is full, which parallel queries use; raise its size",
  "log.cause.locks": "the table of locks is full; raise max_locks_per_transaction (restart)",
  "log.cause.shared-buffers":
    "the machine cannot give shared_buffers; lower it, or raise the memory limit",
  "log.cause.memory": "the memory limit of the container is used up; raise it, or lower work_mem",
  "log.cause.temporary-files": "the query writes more temporary files than temp_file_limit allows",
  "log.cause.wal-volume":
    "the volume of the WAL is full: look whether archiving works and slots move on, then raise its size",
  "log.cause.volume": "the volume is full; raise its size",
  "log.cause.checkpoints":
    "more WAL is written between checkpoints than planned; raise max_wal_size",
  "log.cause.statement-timeout": "the statement took longer than statement_timeout",
  "log.cause.lock-timeout": "the lock was not free within lock_timeout",
  "log.cause.idle-transaction":
    "the transaction was left open for longer than idle_in_transaction_session_timeout",
  "log.cause.transaction-timeout": "the transaction took longer than transaction_timeout",
  "log.cause.recovery-conflict":
    "replay ended a query on the replica that kept it waiting; raise max_standby_streaming_delay",
  "log.cause.wal-removed":
    "the primary has thrown away WAL that the replica still needs; it needs the archive, or a new clone",
  "log.cause.slots": "no replication slot is left; raise max_replication_slots (restart)",
  "log.cause.logical": "logical decoding needs wal_level = logical",
  "log.cause.standby-parameter":
    "a replica may not have less than the primary had when the WAL was written",
  "log.cause.recovery-target":
    "the target lies outside what backup and archive hold; choose another one",
  "log.cause.alter-system":
    "settings come from the manifest here: write them to spec.postgresql.parameters, or allow ALTER SYSTEM",
  "log.cause.unknown-parameter":
    "PostgreSQL does not know this parameter: a typing error, another major, or a library is not loaded",
  "log.cause.parameter-value": "PostgreSQL does not take this value",
  "log.cause.preload": "the library has to be loaded when the server starts",
  "log.cause.preload-missing": "the image does not have this library",
  "log.cause.extension": "the image does not have this extension; take another one",
  "log.cause.prepared": "two-phase commit is off; raise max_prepared_transactions (restart)",
  "log.cause.workers": "no background worker is left; raise max_worker_processes (restart)",
  "log.cause.archive-not-empty":
    "the archive holds WAL of another cluster under this name; choose another serverName, or an empty place",
  "log.cause.store-login": "the object store refuses the credentials",
  "log.cause.store-bucket": "the bucket does not exist",
  "log.cause.store-certificate": "the object store's certificate is not trusted; name its CA",
  "log.cause.store-address": "nothing answers at the address of the object store",
  "log.cause.quota": "the quota of the namespace is used up; ask for more, or lower the requests",
};
