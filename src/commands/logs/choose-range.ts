import { onActiveLog } from "#commands/logs/active-log.ts";
import { tell } from "#commands/tell.ts";
import type { LogRange } from "#kube/logs/container-log.ts";

const offered: readonly {
  readonly key: string;
  readonly count: number;
  readonly range: LogRange;
}[] = [
  { key: "lines", count: 500, range: { tailLines: 500 } },
  { key: "lines", count: 10_000, range: { tailLines: 10_000 } },
  { key: "minutes", count: 15, range: { sinceSeconds: 900 } },
  { key: "hours", count: 2, range: { sinceSeconds: 7_200 } },
  { key: "hours", count: 24, range: { sinceSeconds: 86_400 } },
  { key: "all", count: 0, range: {} },
];

/** From when on logs are read; all is read anew. */
export const chooseLogRange = onActiveLog(async (session, services) => {
  const current = JSON.stringify(session.range);
  const range = await services.ui.choose(
    tell(services, "logs.range.question"),
    offered.map(({ key, count, range: value }) => ({
      label: tell(services, `logs.range.${key}`, { count }),
      value,
      ...(JSON.stringify(value) === current ? { description: tell(services, "logs.now") } : {}),
    })),
  );
  if (range !== undefined) await session.restart({ range });
});
