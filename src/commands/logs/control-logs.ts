import { onActiveLog } from "#commands/logs/active-log.ts";

/** The editor stands still; lines that come meanwhile are kept. */
export const pauseLogs = onActiveLog((session) => session.pause());

export const resumeLogs = onActiveLog((session) => session.resume());

/** Forgets what was read so far; what comes is shown. */
export const clearLogs = onActiveLog((session) => session.clear());
