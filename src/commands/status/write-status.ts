import { escapeMarkdown } from "#commands/describe/markdown.ts";
import { writeConditions } from "#commands/describe/write-conditions.ts";
import { describeGaps, explainGap, writeGap } from "#commands/status/write-gaps.ts";
import { writeBackups } from "#commands/status/sections/backups.ts";
import { writeCertificates } from "#commands/status/sections/certificates.ts";
import { writeDeclared } from "#commands/status/sections/declared.ts";
import { writeRecentEvents } from "#commands/status/sections/events.ts";
import { writeInstances } from "#commands/status/sections/instances.ts";
import { writePending } from "#commands/status/sections/pending.ts";
import { writePoolers } from "#commands/status/sections/poolers.ts";
import { writePostgres } from "#commands/status/sections/postgres.ts";
import { writeBudgets, writePlugins } from "#commands/status/sections/protection.ts";
import { writeSlots, writeStandbys } from "#commands/status/sections/replication.ts";
import { writeStorage } from "#commands/status/sections/storage.ts";
import { writeSummary } from "#commands/status/sections/summary.ts";
import { writeTroubles } from "#commands/status/sections/troubles.ts";
import type { Part, StatusList, StatusRead } from "#commands/status/status-read.ts";
import { viewStatus } from "#commands/status/view-status.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { tell } from "#tree/tree-environment.ts";

/** All that was read about a Cluster as a page of Markdown: what is wrong first, then what is there. */
export function writeStatus(read: StatusRead, texts: Catalogue): string {
  const time = new Date(read.now).toISOString();
  const { context, namespace, name } = read;
  const say = (key: string): string =>
    escapeMarkdown(formatMessage(texts, `status.${key}`, { time, context, namespace, name }));
  const status = viewStatus(read, texts);
  const head = [`# ${say("head")}`, say("as-of")];
  if (status === undefined) return joinBlocks([...head, goneText(read, texts), say("gone.next")]);
  const blocks = sections.map((section) => writeSection(status, section));
  return joinBlocks([...head, ...blocks, ...describeGaps(status)]);
}

interface Section {
  readonly key: string;
  /** What it is made of, beside the Cluster. */
  readonly needs: readonly (StatusList | "events" | "reports" | "postgres")[];
  readonly write: (status: StatusView) => readonly string[];
}

const sections: readonly Section[] = [
  { key: "troubles", needs: [], write: writeTroubles },
  { key: "summary", needs: [], write: writeSummary },
  { key: "pending", needs: [], write: writePending },
  { key: "instances", needs: ["pods", "reports"], write: writeInstances },
  { key: "replication", needs: [], write: writeStandbys },
  { key: "slots", needs: [], write: writeSlots },
  {
    key: "backups",
    needs: ["backups", "scheduledbackups", "objectstores"],
    write: writeBackups,
  },
  { key: "postgres", needs: ["postgres"], write: writePostgres },
  { key: "storage", needs: ["persistentvolumeclaims"], write: writeStorage },
  {
    key: "declared",
    needs: ["databases", "databaseroles", "publications", "subscriptions"],
    write: writeDeclared,
  },
  { key: "poolers", needs: ["poolers"], write: writePoolers },
  { key: "budgets", needs: ["poddisruptionbudgets"], write: writeBudgets },
  { key: "plugins", needs: [], write: writePlugins },
  { key: "certificates", needs: [], write: writeCertificates },
  { key: "conditions", needs: [], write: ({ env, cluster }) => writeConditions(env, cluster) },
  { key: "events", needs: ["events"], write: writeRecentEvents },
];

/** Left out where it has nothing to say; what could not be read is something to say. */
function writeSection(status: StatusView, { key, needs, write }: Section): string {
  const gaps = needs.flatMap((need) => partsOf(status.read, need).flatMap((part) => gapOf(part)));
  const told = [...new Set(gaps.map((part) => `> ${writeGap(status, part)}`))];
  const lines = write(status);
  if (told.length + lines.length === 0) return "";
  const title = `## ${tell(status.env, `status.section.${key}`)}`;
  return joinLines([title, told.join("\n>\n"), lines.join("\n")]);
}

function partsOf(read: StatusRead, need: Section["needs"][number]): readonly Part<unknown>[] {
  if (need === "events") return [read.events];
  if (need === "reports") return [...read.reports.values()];
  if (need === "postgres") return read.postgres === undefined ? [] : [read.postgres];
  return [read.lists[need]];
}

function gapOf(part: Part<unknown>): readonly Part<unknown>[] {
  return part.problem === undefined ? [] : [part];
}

/** Where the Cluster itself may not be read there is no page either, but a reason. */
function goneText({ cluster, name }: StatusRead, texts: Catalogue): string {
  const { problem } = cluster;
  if (problem === undefined) return formatMessage(texts, "status.gone", { name });
  return escapeMarkdown(explainGap(texts, { ...cluster, problem }));
}

function joinBlocks(blocks: readonly string[]): string {
  return `${joinLines(blocks)}\n`;
}

function joinLines(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== "").join("\n\n");
}
