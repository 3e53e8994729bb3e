import type { QuickQuery } from "#postgres/queries/query.ts";

/** Settings that somebody has changed, those that wait for a restart first. */
export const settingsQuery: QuickQuery = {
  id: "settings",
  since: 14,
  sql: `select name, current_setting(name) as value, boot_val as compiled_default, source, pending_restart
  from pg_settings
 where source not in ('default', 'override', 'client') or pending_restart
 order by pending_restart desc, name`,
};
