import type { ManifestOrigin } from "#commands/manifest-origin.ts";
import type { LogSession } from "#commands/logs/log-session.ts";

/** The open logs. VS Code's editors stand behind it, in tests a list. */
export interface LogDesk {
  /** Starts the log and shows it; ends it when its editor is closed. One of the same title takes its place. */
  open(session: LogSession): Promise<void>;
  /** The log at the front, or the one that was there last. */
  active(): LogSession | undefined;
  /** A line of an open log, by where it stands. */
  lineAt(origin: ManifestOrigin): LogPlaceInEditor | undefined;
}

export interface LogPlaceInEditor {
  readonly session: LogSession;
  readonly line: string;
}
