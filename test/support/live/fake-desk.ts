import type { LogDesk, LogPlaceInEditor } from "#commands/logs/log-desk.ts";
import type { LogSession } from "#commands/logs/log-session.ts";

export interface FakeDesk extends LogDesk {
  readonly sessions: readonly LogSession[];
  /** Ends all logs, as closing their editors does. */
  dispose(): Promise<void>;
}

/** Logs without editors: the one that was opened last is at the front, and offsets count in its text. */
export function createFakeDesk(): FakeDesk {
  const sessions: LogSession[] = [];
  return {
    sessions,
    open: (session) => {
      sessions.push(session);
      session.start();
      return Promise.resolve();
    },
    active: () => sessions.at(-1),
    lineAt: ({ offset }): LogPlaceInEditor | undefined => {
      const session = sessions.at(-1);
      if (session === undefined) return undefined;
      const text = session.text();
      const start = text.lastIndexOf("\n", offset - 1) + 1;
      return { session, line: text.slice(start, text.indexOf("\n", start)) };
    },
    dispose: async () => {
      await Promise.all(sessions.map((session) => session.dispose()));
    },
  };
}
