import type { Notes } from "#texts/catalogue.ts";

export const parameterNotes: Notes = {};
