import { escapeMarkdown } from "#commands/describe/markdown.ts";
import type { Part, PartProblem } from "#commands/status/status-read.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { tell } from "#tree/tree-environment.ts";

/** Why a part is missing or old: the verb and resource that somebody may ask for, or what the server said. */
export function writeGap({ env, read }: StatusView, part: Part<unknown>): string {
  const { problem, value } = part;
  if (problem === undefined) return "";
  const why = explainGap(env.texts, { ...part, problem }, read.namespace);
  const old = value === undefined ? "" : `; ${tell(env, "status.gap.old")}`;
  return escapeMarkdown(`${why}${old}`);
}

type Gap = Pick<Part<unknown>, "verb" | "resource"> & { readonly problem: PartProblem };

/** The reason alone; without a namespace where the page itself names it. */
export function explainGap(
  texts: Catalogue,
  { verb, resource, problem }: Gap,
  namespace = "",
): string {
  const values = { message: "", seconds: 0, ...problem, verb, resource, namespace };
  return formatMessage(texts, `status.gap.${problem.kind}`, values);
}

/** All that could not be read, at the end of the page: what to ask an administrator for. */
export function describeGaps(status: StatusView): readonly string[] {
  const { env, read } = status;
  const parts = listGapParts(status);
  if (parts.length === 0) return [];
  const gaps = parts.map((part) => `- ${writeGap(status, part)}`);
  const denied = parts.filter(({ problem }) => problem?.kind === "denied");
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
