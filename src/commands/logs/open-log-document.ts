import { onActiveLog } from "#commands/logs/active-log.ts";

/** All lines that are kept and match, as a document of the person's own: to search, to save, to send. */
export const openLogDocument = onActiveLog((session, services) =>
  services.ui.draft({ language: "cnpg-log", text: session.all() }),
);
