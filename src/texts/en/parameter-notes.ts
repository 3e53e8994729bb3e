import type { Notes } from "#texts/catalogue.ts";
import { clientNotes } from "#texts/en/parameters/client-notes.ts";
import { connectionNotes } from "#texts/en/parameters/connection-notes.ts";
import { extensionNotes } from "#texts/en/parameters/extension-notes.ts";
import { internalNotes } from "#texts/en/parameters/internal-notes.ts";
import { loggingNotes } from "#texts/en/parameters/logging-notes.ts";
import { queryNotes } from "#texts/en/parameters/query-notes.ts";
import { replicationNotes } from "#texts/en/parameters/replication-notes.ts";
import { resourceNotes } from "#texts/en/parameters/resource-notes.ts";
import { vacuumNotes } from "#texts/en/parameters/vacuum-notes.ts";
import { walNotes } from "#texts/en/parameters/wal-notes.ts";

export const parameterNotes: Notes = {
  ...clientNotes,
  ...connectionNotes,
  ...extensionNotes,
  ...internalNotes,
  ...loggingNotes,
  ...queryNotes,
  ...replicationNotes,
  ...resourceNotes,
  ...vacuumNotes,
  ...walNotes,
};
