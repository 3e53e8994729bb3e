import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import type { MessageArguments } from "#language/finding.ts";
import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import { isTrue, itemsAt } from "#language/rules/advice/read-values.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import { stringAt } from "#manifest/values.ts";

const path = ["spec", "schedule"];

/** Each run is a whole backup and an object of its own; thousands of them starve the operator. */
export const scheduleFrequencyRule: NeighbourRule = adviceRule({
  code: "schedule-too-frequent",
  kinds: ["ScheduledBackup"],
  *judge(input: NeighbourInput) {
    const { root } = input.document;
    const value = stringAt(root, path) ?? "";
    const perDay = isTrue(root, ["spec", "suspend"]) ? 0 : runsPerDay(value);
    if (perDay <= 24) return;
    const kept = keptBackups(input, perDay);
    const variant = kept === undefined ? "alone" : "kept";
    yield* atValue(input, path, { variant, values: { value, perDay, ...kept } });
  },
});

/** On a day that counts; 0 where it cannot be more than once an hour, or is told of already. */
function runsPerDay(text: string): number {
  const reading = parseCron(text);
  // Five fields are misread, which is a finding of its own.
  if ("problem" in reading || reading.fieldCount === 5) return 0;
  const rhythm = describeRhythm(reading.schedule);
  if (rhythm.kind === "delay") return Math.floor(86_400 / rhythm.seconds);
  if (rhythm.kind === "sub-hourly") return rhythm.perHour * 24;
  return rhythm.kind === "other" ? rhythm.perDay : 0;
}

function keptBackups(input: NeighbourInput, perDay: number): MessageArguments | undefined {
  const policy = retentionOf(input) ?? "";
  const [, count, unit = ""] = /^(\d{1,5})([dwm])$/.exec(policy) ?? [];
  if (count === undefined) return undefined;
  return { policy, kept: perDay * Number(count) * (daysPerUnit[unit] ?? 1) };
}

const daysPerUnit: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30 };

/** As far as the cluster and its store stand in the same file. */
function retentionOf({ document: { root }, find }: NeighbourInput): string | undefined {
  const cluster = find("Cluster", stringAt(root, ["spec", "cluster", "name"]) ?? "")?.root;
  const method = stringAt(root, ["spec", "method"]) ?? "barmanObjectStore";
  if (method === "barmanObjectStore")
    return stringAt(cluster, ["spec", "backup", "retentionPolicy"]);
  if (method !== "plugin") return undefined;
  const store = storeOf(cluster, stringAt(root, ["spec", "pluginConfiguration", "name"]));
  return stringAt(find("ObjectStore", store ?? "")?.root, ["spec", "retentionPolicy"]);
}

function storeOf(cluster: YamlNode | undefined, plugin: string | undefined): string | undefined {
  const entry = itemsAt(cluster, ["spec", "plugins"]).find(
    (item) => stringAt(item, ["name"]) === plugin,
  );
  return stringAt(entry, ["parameters", "barmanObjectName"]);
}
