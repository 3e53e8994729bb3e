import type { LogOutputChannel } from "vscode";
import type { ConnectedOperator } from "#live/connected-operators.ts";
import type { ServerHandle } from "#extension/server-handle.ts";

/** What a command may use besides VS Code itself. */
export interface CommandHost {
  readonly server: Pick<ServerHandle, "request" | "restart">;
  /** The operators of clusters that are looked at; none before the view was opened. */
  readonly operators: () => readonly ConnectedOperator[];
  readonly output: Pick<LogOutputChannel, "show" | "error">;
}

/** One verb that a person asks for. Throws where it cannot do it; the caller tells why. */
export type Command = (host: CommandHost) => Promise<void>;
