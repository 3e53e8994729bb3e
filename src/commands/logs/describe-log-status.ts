import type { LogSession } from "#commands/logs/log-session.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";

export interface LogStatusText {
  readonly text: string;
  readonly tooltip: string;
}

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** How it stands with a log, for the status bar. */
export function describeLogStatus(
  session: LogSession,
  view: { readonly isScrolled: boolean },
  texts: Catalogue,
): LogStatusText {
  const say: Say = (key, values) => formatMessage(texts, `command.logs.status${key}`, values);
  const parts = [...describeFilter(session), ...describeMotion(session, view, say)];
  const { kept, dropped } = session.status();
  const count = say(dropped === 0 ? "" : ".dropped", { shown: kept, dropped });
  return { text: [count, ...parts].join(" · "), tooltip: describeAll(session, say) };
}

function describeFilter({ filter: { least, text } }: LogSession): readonly string[] {
  return [
    ...(least === "trace" ? [] : [`≥ ${least.toUpperCase()}`]),
    ...(text === "" ? [] : [text]),
  ];
}

function describeMotion(
  session: LogSession,
  { isScrolled }: { readonly isScrolled: boolean },
  say: Say,
): readonly string[] {
  const { isPaused, waiting } = session.status();
  if (isPaused) return [say(".paused", { waiting })];
  return isScrolled ? [say(".scrolled")] : [];
}

function describeAll(session: LogSession, say: Say): string {
  const { containers } = session.status();
  const { least, text } = session.filter;
  const names = containers.map(({ pod, container }) => `${pod}/${container}`).join(", ");
  return say(".tooltip", {
    containers: containers.length,
    names: names === "" ? "–" : names,
    level: least.toUpperCase(),
    text: text === "" ? say(".any") : text,
  });
}
