import type { Notes } from "#texts/catalogue.ts";
import { sharedMetadataNotes } from "#texts/en/fields/shared-metadata.ts";
import { sharedObjectStoreNotes } from "#texts/en/fields/shared-object-store.ts";
import { sharedPlacementNotes } from "#texts/en/fields/shared-placement.ts";
import { sharedPodNotes } from "#texts/en/fields/shared-pod.ts";
import { sharedPostgresNotes } from "#texts/en/fields/shared-postgres.ts";
import { sharedReferenceNotes } from "#texts/en/fields/shared-references.ts";
import { sharedStorageNotes } from "#texts/en/fields/shared-storage.ts";

export const sharedFieldNotes: Notes = {
  ...sharedMetadataNotes,
  ...sharedReferenceNotes,
  ...sharedPlacementNotes,
  ...sharedPodNotes,
  ...sharedStorageNotes,
  ...sharedObjectStoreNotes,
  ...sharedPostgresNotes,
};
