import type { Notes } from "#texts/catalogue.ts";

export const clusterFieldNotes: Notes = {};
