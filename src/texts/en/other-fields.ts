import type { Notes } from "#texts/catalogue.ts";

export const otherFieldNotes: Readonly<Record<string, Notes>> = {};
