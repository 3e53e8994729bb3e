import { onActiveLog } from "#commands/logs/active-log.ts";
import { tell } from "#commands/tell.ts";
import { containerKinds } from "#domain/cnpg/logs/container-kind.ts";

/** Which containers are read, of those that there can be here. */
export const chooseLogSources = onActiveLog(async (session, services) => {
  const possible = new Set(session.scope.parts.flatMap(({ kinds }) => kinds));
  const { containers } = session.status();
  const kinds = await services.ui.chooseMany(
    tell(services, "logs.sources.question"),
    containerKinds
      .filter((kind) => possible.has(kind))
      .map((kind) => ({
        label: tell(services, `logs.kind.${kind}`),
        value: kind,
        picked: session.kinds.includes(kind),
        description: containers
          .filter((container) => container.kind === kind)
          .map(({ pod }) => pod)
          .join(", "),
      })),
  );
  if (kinds !== undefined && kinds.length > 0) await session.restart({ kinds });
});
