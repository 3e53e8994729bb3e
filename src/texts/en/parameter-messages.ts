export const parameterMessages: Readonly<Record<string, string>> = {
  "invalid-parameter-name":
    "{name} cannot be a parameter name; use letters, digits and underscores, with one dot at most",
  "fixed-parameter": "The operator manages {name} and refuses it here; remove it",
  "fixed-parameter.instead": "The operator manages {name}; remove it and use {instead}",
  "managed-parameter": "The operator overwrites {name} without a word; remove it",
  "managed-parameter.instead": "The operator overwrites {name}; remove it and use {instead}",
  "operator-unreadable-size":
    "The operator cannot read {value} as the size of {name}; write it like 512MB or 4GB",
  "operator-unreadable-boolean": 'The operator cannot read {value} as {name}; write "on" or "off"',
  "unknown-parameter": "No PostgreSQL from 14 to 18 knows {name}; remove it",
  "unknown-parameter.similar": "PostgreSQL knows no {name}; did you mean {suggestion}?",
  "unknown-parameter.renamed": "{name} is called {suggestion} now; rename it",
  "unknown-parameter.removed": "{name} was removed from PostgreSQL and has no successor; remove it",
  "unknown-parameter.no-such-feature":
    "{name} exists in no PostgreSQL and has no replacement; remove it",
  "parameter-not-in-major": "PostgreSQL {major} has no {name}, only {majors}; remove it",
  "parameter-not-in-major.similar":
    "PostgreSQL {major} has no {name}, only {majors}; remove it or use {suggestion}",
  "parameter-not-in-major.renamed":
    "PostgreSQL {major} has no {name}; it is called {suggestion} there",
  "parameter-not-in-major.removed":
    "PostgreSQL {major} has no {name}, only {majors}; it has no successor, remove it",
  "parameter-not-in-major.no-such-feature": "PostgreSQL {major} has no {name}; remove it",
  "library-parameter-ignored": "{library} knows no {name}, so it is ignored; correct the name",
  "old-parameter-name": "{name} is an old name; write {now}",
  "parameter-rounds-to-zero":
    "{value} is rounded to 0 for {name}, which often means off; write a larger unit or 0",
  "parameter-in-later-minors":
    "The first minor releases of PostgreSQL {major} do not know {name}; use a recent image",
  "invalid-parameter-value.cannot-be-changed": "{name} is read-only in PostgreSQL; remove it",
  "invalid-parameter-value.nul-character": "{name} holds a NUL character; remove it",
  "invalid-parameter-value.not-a-boolean": "{name} is on or off; replace {value}",
  "invalid-parameter-value.not-a-number": "{name} takes a number; replace {value}",
  "invalid-parameter-value.takes-no-unit": "{name} has no unit; remove {unit} from {value}",
  "invalid-parameter-value.unknown-unit":
    "{name} does not take the unit {unit}; use one of {units}, case matters",
  "invalid-parameter-value.out-of-range":
    "{value} is {result} for {name}; stay between {minimum} and {maximum}",
  "invalid-parameter-value.out-of-range.as-written":
    "{value} is out of range for {name}; stay between {minimum} and {maximum}",
  "invalid-parameter-value.not-a-word": "{name} cannot be {value}; use one of {words}",
  "invalid-parameter-value.not-a-multiple":
    "{name} must be a multiple of {multiple}; change {value}",
  "invalid-parameter-value.bad-list": "{value} is no list; separate the items by single commas",
  "invalid-parameter-value.unknown-list-word": "{name} does not take {word}; use {words}",
  "invalid-parameter-value.keyword-stands-alone":
    "{word} cannot be combined in {name}; write it alone or remove it",
  "invalid-parameter-value.conflicting-list-words":
    "The words in {value} contradict each other; keep one of each sort",
  "invalid-parameter-value.bad-standby-list":
    "{value} is no standby list; write it like ANY 1 (a, b)",
  "invalid-parameter-value.bad-standby-count":
    "The number of standbys in {value} must be 1 or more",
  "invalid-parameter-value.bad-slot-name":
    "{word} is no slot name; use lower-case letters, digits and underscores",
  "invalid-parameter-value.empty-value": "{name} must not be empty; give it a value or remove it",
  "invalid-parameter-value.too-long": "{name} takes {maximum} bytes at most; shorten the value",
  "invalid-parameter-value.bad-characters":
    "{value} has characters that {name} refuses; remove them",
  "invalid-parameter-value.unknown-encoding": "{value} is no encoding; write it like UTF8",
  "invalid-parameter-value.unknown-time-zone":
    "{value} is no time zone; write it like Europe/Berlin",
  "invalid-parameter-value.unknown-timestamp":
    "{value} is no time that PostgreSQL reads here; write it like 2030-01-31 12:00:00+00",
  "invalid-parameter-value.not-an-lsn": "{value} is no WAL position; write it like 0/3000060",
  "invalid-parameter-value.number-overflow": "{value} is too large a number; lower it",
  "invalid-parameter-value.no-longer-supported": "{name} can no longer be {value}; remove it",
  "invalid-parameter-value.only-at-run-time":
    "{name} cannot be set in the configuration; remove it",
  "invalid-parameter-value.too-many-processes":
    "The process settings add up to more than {maximum}; lower {name}",
  "pooler-parameter-not-allowed": "The operator lets no Pooler set {name}; remove it",
  "pooler-parameter-not-allowed.suggest":
    "The operator lets no Pooler set {name}; did you mean {suggestion}?",
  "pooler-parameter-not-allowed.pool_mode":
    "pool_mode is set by spec.pgbouncer.poolMode; move it there",

  "parameter-conflict.reserved-connections":
    "The reserved connections leave none of max_connections; raise max_connections ({names})",
  "parameter-conflict.too-many-processes-together":
    "{names} together ask for too many processes, so PostgreSQL does not start; lower one",
  "parameter-conflict.minimal-wal-with-senders":
    "PostgreSQL does not start with wal_level minimal and WAL senders; set max_wal_senders to 0 or raise wal_level",
  "parameter-conflict.minimal-wal-with-archiving":
    "PostgreSQL does not start with wal_level minimal while it archives; use replica or logical",
  "parameter-conflict.minimal-wal-with-summaries":
    "PostgreSQL does not start with wal_level minimal and summarize_wal; turn one of them off",
  "parameter-conflict.wal-size-below-two-segments":
    "{names} must hold two WAL segments, usually 32MB; raise it",
  "parameter-conflict.log-statement-stats-with-parts":
    "log_statement_stats cannot be on together with the parser, planner or executor statistics; keep one",
  "parameter-conflict.huge-pages-with-sysv":
    "huge_pages cannot be on with shared_memory_type sysv; use mmap or try",
  "invalid-hba-rule.unknown-hba-type": "{type} begins no pg_hba line; use one of {types}",
  "invalid-hba-rule.missing-hba-field":
    "The pg_hba line is incomplete; give type, database, user, address and method",
  "invalid-hba-rule.unknown-hba-method":
    "{method} is no authentication method; use one of {methods}",
};
