import type { Notes } from "#texts/catalogue.ts";

export const sharedFieldNotes: Notes = {};
