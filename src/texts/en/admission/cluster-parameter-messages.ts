export const clusterParameterMessages: Readonly<Record<string, string>> = {
  "cluster/param-name-invalid":
    "{name} cannot be a parameter name; use letters, digits and underscores, with one dot at most",
  "cluster/param-fixed": "The operator manages {name} and refuses it here; remove it",
  "cluster/param-fixed.instead": "The operator manages {name}; remove it and use {instead}",
  "cluster/wal-level-unknown":
    "{level} is no WAL level that the operator takes; use logical, replica or minimal in lower case",
  "cluster/wal-level-minimal-forbidden.instances":
    "With wal_level minimal nothing can follow the primary, but there are {instances} instances; use replica or logical",
  "cluster/wal-level-minimal-forbidden.replica":
    "With wal_level minimal this Cluster cannot follow its source; use replica or logical",
  "cluster/wal-level-minimal-forbidden.archiving":
    "With wal_level minimal WAL cannot be archived; use replica or logical, or switch archiving off by the annotation cnpg.io/skipWalArchiving: enabled",
  "cluster/max-wal-senders-not-zero":
    'wal_level minimal goes only with max_wal_senders: "0"; add it, or use replica or logical',
  "cluster/shared-buffers-unparseable":
    "The operator cannot read {value} as the size of {name}; write it like 512MB or 4GB",
  "cluster/min-wal-size-unparseable":
    "The operator cannot read {value} as the size of {name}; write it like 512MB or 4GB",
  "cluster/max-wal-size-unparseable":
    "The operator cannot read {value} as the size of {name}; write it like 512MB or 4GB",
  "cluster/hot-standby-feedback-not-bool":
    'The operator cannot read {value} as {name}; write "on" or "off"',
  "cluster/sync-replication-slots-not-bool":
    'The operator cannot read {value} as {name}; write "on" or "off"',
  "cluster/wal-log-hints-not-bool":
    'The operator cannot read {value} as {name}; write "on" or "off"',
  "cluster/wal-log-hints-off":
    "With {instances} instances an old primary is rewound, which needs wal_log_hints; remove {value}, the default is on",
  "cluster/min-wal-size-not-below-max":
    "min_wal_size of {minimum} is not below max_wal_size of {maximum}; lower one or raise the other",
  "cluster/min-wal-size-not-below-max.default-minimum":
    "max_wal_size of {maximum} is not above min_wal_size, which is {minimum} by default; raise it, or set min_wal_size lower",
  "cluster/min-wal-size-not-below-max.default-maximum":
    "min_wal_size of {minimum} is not below max_wal_size, which is {maximum} by default; lower it, or set max_wal_size higher",
  "cluster/min-wal-size-not-below-volume":
    "{name} of {value} does not fit into the WAL volume of {volume}; lower it or enlarge spec.walStorage",
  "cluster/max-wal-size-not-below-volume":
    "{name} of {value} does not fit into the WAL volume of {volume}; lower it or enlarge spec.walStorage",
};
