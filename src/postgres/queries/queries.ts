import { activityQuery } from "#postgres/queries/activity.ts";
import type { QuickQuery } from "#postgres/queries/query.ts";
import { replicationQuery } from "#postgres/queries/replication.ts";
import { settingsQuery } from "#postgres/queries/settings.ts";
import { sizesQuery } from "#postgres/queries/sizes.ts";
import { slotsQuery } from "#postgres/queries/slots.ts";

/** In the order in which they are offered. */
export const quickQueries: readonly QuickQuery[] = [
  replicationQuery,
  slotsQuery,
  activityQuery,
  sizesQuery,
  settingsQuery,
];
