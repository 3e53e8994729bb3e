import { onActiveLog } from "#commands/logs/active-log.ts";
import { tell } from "#commands/tell.ts";
import type { LogLevel } from "#domain/cnpg/logs/log-level.ts";
import { createLineTest } from "#live/logs/log-filter.ts";

const offered: readonly LogLevel[] = ["trace", "info", "warning", "error"];

export const chooseLogLevel = onActiveLog(async (session, services) => {
  const { filter } = session;
  const least = await services.ui.choose(
    tell(services, "logs.level.question"),
    offered.map((level) => ({
      label: level === "trace" ? tell(services, "logs.level.all") : level.toUpperCase(),
      value: level,
      ...(level === filter.least ? { description: tell(services, "logs.now") } : {}),
    })),
  );
  if (least !== undefined) session.setFilter({ ...filter, least });
});

export const filterLogs = onActiveLog(async (session, services) => {
  const { filter } = session;
  const isFilter = (text: string) => createLineTest({ ...filter, text }) !== undefined;
  const text = await services.ui.ask({
    title: tell(services, "logs.filter.question"),
    value: filter.text,
    placeholder: tell(services, "logs.filter.placeholder"),
    check: (written) => (isFilter(written) ? undefined : tell(services, "logs.filter.invalid")),
  });
  if (text !== undefined) session.setFilter({ ...filter, text });
});
