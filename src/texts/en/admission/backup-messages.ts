/** Backups, on request and by schedule. */
export const backupMessages: Readonly<Record<string, string>> = {
  "backup/online-with-barman":
    "`{field}` is about volume snapshots, and `barmanObjectStore` (the default method) makes none. Remove it, or write `method: volumeSnapshot`",
  "backup/online-config-with-barman":
    "`{field}` is about volume snapshots, and `barmanObjectStore` (the default method) makes none. Remove it, or write `method: volumeSnapshot`",
  "backup/plugin-config-missing":
    "A backup by plugin does not say by which. Write `pluginConfiguration.name`, for Barman Cloud `barman-cloud.cloudnative-pg.io`",
  "backup/snapshot-deadline-annotation":
    '"{value}" is not a number of minutes for `cnpg.io/volumeSnapshotDeadline`. Write a whole number without a unit, such as "10"',
  "scheduledbackup/online-with-barman":
    "`{field}` is about volume snapshots, and `barmanObjectStore` (the default method) makes none. Remove it, or write `method: volumeSnapshot`",
  "scheduledbackup/online-config-with-barman":
    "`{field}` is about volume snapshots, and `barmanObjectStore` (the default method) makes none. Remove it, or write `method: volumeSnapshot`",
  "scheduledbackup/schedule-invalid":
    'The schedule "{value}" cannot be read. Write six fields (second, minute, hour, day, month, weekday), or a shorthand such as `@daily`',
  "scheduledbackup/warn-schedule-fields":
    'The schedule "{value}" has five fields, of which the first is the second and the weekday is missing. Put `0` in front if it is a line of a crontab',
  "scheduledbackup/warn-schedule-fields.shorthand":
    "The operator takes {value} and warns that it has not six fields. That can be left as it is; six fields would end the warning",
};
