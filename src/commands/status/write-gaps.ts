import { escapeMarkdown } from "#commands/describe/markdown.ts";
import type { Part } from "#commands/status/status-read.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { tell } from "#tree/tree-environment.ts";

/** Why a part is missing or old: the verb and resource that somebody may ask for, or what the server said. */
export function writeGap({ env, read }: StatusView, part: Part<unknown>): string {
  const { verb, resource, problem, value } = part;
  if (problem === undefined) return "";
  const { namespace } = read;
  const message = problem.kind === "failed" ? problem.message : "";
  const seconds = problem.kind === "late" ? problem.seconds : 0;
  const why = tell(env, `status.gap.${problem.kind}`, {
    verb,
    resource,
    namespace,
    message,
    seconds,
  });
  const old = value === undefined ? "" : `; ${tell(env, "status.gap.old")}`;
  return escapeMarkdown(`${why}${old}`);
}

/** All that could not be read, at the end of the page: what to ask an administrator for. */
export function describeGaps(status: StatusView): readonly string[] {
  const { env, read } = status;
  const gaps = listGapParts(status).map((part) => `- ${writeGap(status, part)}`);
  if (gaps.length === 0) return [];
  const denied = listGapParts(status).filter(({ problem }) => problem?.kind === "denied");
  const rights = [...new Set(denied.map(({ verb, resource }) => `${verb} ${resource}`))];
  const { namespace } = read;
  const ask = tell(env, "status.gap.ask", { rights: rights.join(", "), namespace });
  return [
    `## ${tell(env, "status.section.missing")}`,
    [...new Set(gaps)].join("\n"),
    ...(rights.length === 0 ? [] : [escapeMarkdown(ask)]),
  ];
}

/** Every part that could not be read anew. */
export function listGapParts({ read }: StatusView): readonly Part<unknown>[] {
  const all: readonly (Part<unknown> | undefined)[] = [
    read.cluster,
    ...Object.values(read.lists),
    ...read.reports.values(),
    read.events,
    read.postgres,
  ];
  return all.flatMap((part) => (part?.problem === undefined ? [] : [part]));
}
