/** What the dumps cannot say, because they come from one build, one minor and `pg_settings` alone. */

/** Old spellings that the server still maps to a parameter. */
export const oldNames = [
  { name: "sort_mem", now: "work_mem", since: 14 },
  { name: "vacuum_mem", now: "maintenance_work_mem", since: 14 },
  { name: "ssl_ecdh_curve", now: "ssl_groups", since: 18 },
] as const;

/** Names that `SHOW` knows and `pg_settings` hides. */
export const hiddenParameters: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  default_with_oids: { type: "bool", default: "off", context: "user" },
  is_superuser: { type: "bool", default: "off", context: "internal" },
  role: { type: "string", default: "none", context: "user" },
  seed: { type: "real", default: "0", min: -1, max: 1, context: "user" },
  session_authorization: { type: "string", default: null, context: "user" },
  ssl_renegotiation_limit: {
    type: "integer",
    default: "0",
    min: 0,
    max: 0,
    context: "user",
  },
};

/** Words of Debian builds (the operand images) that a plain build lacks; they go after `after`. */
export const debianWords = [
  { name: "wal_compression", since: 15, after: "pglz", words: ["lz4", "zstd"] },
  { name: "default_toast_compression", since: 14, after: "pglz", words: ["lz4"] },
  { name: "io_method", since: 18, after: "worker", words: ["io_uring"] },
] as const;

/** Names of Debian builds, or of minors newer than the dumps. */
export const extraParameters = [
  {
    name: "extension_destdir",
    type: "string",
    default: "",
    context: "superuser",
    category: "File Locations",
    debianOnly: true,
  },
  {
    name: "output_plugin_libraries",
    type: "string",
    default: "pgoutput, test_decoding",
    context: "superuser",
    category: "Replication / Sending Servers",
    laterMinors: [14, 15, 16, 17, 18],
  },
] as const;

/** Two words with one meaning; the server shows the second. */
export const wordSynonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wal_compression: { on: "pglz", true: "pglz", yes: "pglz", "1": "pglz" },
};

/** What a hidden word stands for; one that is missing here stands for itself. */
export const hiddenWordMeaning: Readonly<Record<string, string>> = {
  true: "on",
  yes: "on",
  "1": "on",
  false: "off",
  no: "off",
  "0": "off",
  debug: "debug2",
  archive: "replica",
  hot_standby: "replica",
};

/** Prefixes that differ from the library that owns them. */
export const prefixLibraries: Readonly<Record<string, string>> = { pltclu: "pltcl" };

/** `pg_settings` prints the bounds of reals with six digits. */
export const roundedBounds: Readonly<Record<string, number>> = {
  "1.79769e+308": Number.MAX_VALUE,
};

/** The name of a group of `machine-dependent.json` in the generated data. */
export const dependence: Readonly<Record<string, string>> = {
  os_locales: "locale",
  tz_database: "time-zone",
  tz_database_and_clock: "time-zone",
  stack_limit: "stack",
  build_options: "build",
};
