import type { Notes } from "#texts/catalogue.ts";
import { sharedMetadataNotes } from "#texts/en/fields/shared-metadata.ts";
import { sharedObjectStoreNotes } from "#texts/en/fields/shared-object-store.ts";
import { sharedPostgresNotes } from "#texts/en/fields/shared-postgres.ts";
import { sharedStorageNotes } from "#texts/en/fields/shared-storage.ts";

export const sharedFieldNotes: Notes = {
  ...sharedMetadataNotes,
  ...sharedStorageNotes,
  ...sharedObjectStoreNotes,
  ...sharedPostgresNotes,
};
