import type { Command } from "#commands/command.ts";
import type { LogSession } from "#commands/logs/log-session.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";

/** A command about the log at the front; without one it says so. */
export function onActiveLog(
  run: (session: LogSession, services: Services) => Promise<void> | void,
): Command {
  return async (_node, services) => {
    const session = services.logs.active();
    if (session === undefined) await services.ui.inform(tell(services, "logs.none"));
    else await run(session, services);
  };
}
