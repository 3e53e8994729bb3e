import type { Notes } from "#texts/catalogue.ts";

/** Roles, locales, extension images, backups on request, object states: what several kinds share. */
export const sharedPostgresNotes: Notes = {
  login:
    "`true` makes the role a user that can log in; without it the role only carries rights for others. `false` by default: an application's role needs `true`.",
  superuser:
    "`true` lets the role bypass all checks, including access to files and programs of the server. Avoid it: `createdb`, `createrole` or membership in a predefined role is nearly always enough.",
  createdb: "`true` lets the role create databases. Unneeded where Database objects create them.",
  createrole:
    "`true` lets the role create other roles and administer those that it may. Close to full power in older PostgreSQL; give it sparingly.",
  replication:
    "`true` lets the role open replication connections and manage slots: it can read the whole cluster. Only for replication and change capture tools.",
  bypassrls:
    "`true` makes the role ignore row-level security. For backups and administration, not for applications.",
  inherit:
    "`true`, the default, gives the role the rights of the roles it is a member of; `false` demands `SET ROLE` first.",
  inRoles:
    "Roles that this one is a member of, such as `pg_monitor` or `pg_read_all_data`. They must exist. The list is kept exactly: memberships granted by hand are revoked.",
  comment: "Comment on the role, as `COMMENT ON ROLE` would set it.",
  passwordSecret:
    'Secret of type `kubernetes.io/basic-auth` with `username` (the role\'s name) and `password`. With the label `cnpg.io/reload: "true"` on the secret a new password is applied at once. Left away, the password is not touched; excludes `disablePassword`.',
  disablePassword:
    "`true` removes the role's password, for roles that log in by certificate only. Excludes `passwordSecret`.",
  validUntil:
    "When the password ends, as RFC 3339 with zone (`2030-01-01T00:00:00Z`; a bare date is refused). Logins by certificate go on. Without it the password does not end.",
  localeProvider:
    "Library that sorts text: `libc`, `icu` (from PostgreSQL 15) or `builtin` (from 17). `icu` and `builtin` do not change with the image's C library, which spares rebuilding indexes after an image change. Cannot be changed later.",
  icuLocale:
    "ICU locale, such as `en-US` or `de-DE-u-kn`. Only with provider `icu`, written next to it. Cannot be changed later.",
  icuRules:
    "Further sorting rules for ICU, from PostgreSQL 16. Only with provider `icu`. Cannot be changed later.",
  builtinLocale:
    "`C`, `C.UTF-8` or (from 18) `PG_UNICODE_FAST`, from PostgreSQL 17. Only with provider `builtin`. Fast and stable sorting by code point. Cannot be changed later.",
  locale:
    "Locale for sorting and character classes together; it must exist in the image. The finer fields override parts of it. Cannot be changed later.",
  localeCollate:
    "Locale for sorting. `C` is fastest and never changes; a language's locale can change with the image and then demands a reindex. Cannot be changed later.",
  localeCType: "Locale for upper and lower case and character classes. Cannot be changed later.",
  "options.name": "Name of the option, unique within the list.",
  "options.value": "Value of the option, a string.",
  "options.ensure": "`present` sets the option, `absent` removes it.",
  "usage.name": "Role that gets or loses the right of use. It must exist.",
  "usage.type": "`grant` gives the right of use, `revoke` takes it away.",
  "extensions.name":
    "Name of the extension's volume, unique: lower-case letters, digits, `-` and `_` (which counts as `-`). It is mounted at `/extensions/<name>`.",
  "extensions.image": "Image with the files of the extension, mounted read-only.",
  "extensions.image.reference":
    "Image of the extension, built for the same PostgreSQL major version and distribution. In a Cluster it may be left away if the image catalog has an entry of that name (since 1.29). A new one rolls the pods.",
  "extensions.image.pullPolicy":
    "When nodes fetch the extension's image: `Always`, `IfNotPresent` or `Never`.",
  "extensions.extension_control_path":
    "Directories in the image with control files, added to `extension_control_path`; `share` if left away.",
  "extensions.dynamic_library_path":
    "Directories in the image with libraries to load, added to `dynamic_library_path`; `lib` if left away.",
  "extensions.ld_library_path":
    "Directories in the image with system libraries that the extension needs, added to `LD_LIBRARY_PATH`.",
  "extensions.bin_path":
    "Directories in the image with programs, added to `PATH` of PostgreSQL. Since 1.29.",
  "extensions.env":
    "Environment variables that the extension needs in PostgreSQL. A change takes effect only after a restart of the cluster. Since 1.29.",
  "extensions.env.name":
    "Name of the variable. `PATH` and `LD_LIBRARY_PATH` have fields of their own; `PG…` and `CNPG_…` are reserved.",
  "extensions.env.value":
    "Value of the variable. `${image_root}` stands for the place where the image is mounted; no other placeholder is allowed.",
  "spec.method":
    "How the backup is made: `plugin` (with `pluginConfiguration`; the way forward), `volumeSnapshot`, or `barmanObjectStore`, which is still the default although it is deprecated and removed in operator 1.31. Write `plugin` out.",
  "spec.online":
    "For volume snapshots: `true` copies while PostgreSQL runs, `false` stops one instance meanwhile. Without it the cluster's setting counts; refused with `barmanObjectStore`.",
  "spec.onlineConfiguration":
    "Details of online volume snapshots, instead of the cluster's. Refused with `barmanObjectStore`.",
  "onlineConfiguration.immediateCheckpoint":
    "`true` begins with a checkpoint at full speed: the snapshot starts sooner, at the price of a burst of writes.",
  "onlineConfiguration.waitForArchive":
    "`true` waits until the needed WAL is archived. With `false` the backup may be complete and yet not restorable; keep `true`.",
  "spec.pluginConfiguration":
    "Plugin that makes the backup. Required with `method: plugin`, and the plugin has to be in the cluster's `plugins`.",
  "pluginConfiguration.name": "Name of the plugin, such as `barman-cloud.cloudnative-pg.io`.",
  "pluginConfiguration.parameters":
    "Settings for this backup, all strings. Their meaning belongs to the plugin.",
  "pluginConfiguration.parameters.*": "Value of this setting, a string.",
  "cluster.name": "Name of the Cluster object, in the same namespace.",
  "status.applied":
    "Whether PostgreSQL has the object as described. If `false`, see `message`; if absent, the operator has not looked at it yet.",
  "status.message": "Why the object could not be applied, often PostgreSQL's own error.",
  "status.observedGeneration":
    "Generation of the spec that was handled last. Lower than `metadata.generation` means that the status is about an older spec.",
  "extensions.applied": "Whether the extension is there as described.",
  "extensions.message": "Why the extension is not as described, often PostgreSQL's own error.",
  "schemas.applied": "Whether the schema is there as described.",
  "schemas.message": "Why the schema is not as described, often PostgreSQL's own error.",
  "fdws.applied": "Whether the foreign data wrapper is there as described.",
  "fdws.message": "Why the wrapper is not as described, often PostgreSQL's own error.",
  "servers.applied": "Whether the foreign server is there as described.",
  "servers.message": "Why the foreign server is not as described, often PostgreSQL's own error.",
  "status.schemas.name": "Name of the schema that this entry is about.",
  "status.fdws.name": "Name of the foreign data wrapper that this entry is about.",
  "status.servers.name": "Name of the foreign server that this entry is about.",
  "status.extensions.name": "Name of the extension that this entry is about.",
};
