import type { Command } from "#commands/command.ts";
import { chooseLogScope } from "#commands/logs/choose-log-scope.ts";
import { LogSession } from "#commands/logs/log-session.ts";

/** Opens the logs of a Cluster, an instance, a Pooler or the operator as one, and follows them. */
export const showLogs: Command = async (node, services) => {
  const scope = await chooseLogScope(node, services);
  if (scope === undefined) return;
  const { texts, now } = services;
  const connection = await services.connections.get(scope.context);
  await services.logs.open(new LogSession({ connection, scope, texts, now }));
};
