import { describeRhythm } from "#domain/kubernetes/cron-rhythm.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import type { MessageArguments } from "#language/finding.ts";
import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import { isTrue } from "#language/rules/advice/read-values.ts";
import { findCluster } from "#language/rules/neighbour-rule.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
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

/** As far as the cluster and its store are visible. */
function retentionOf(input: NeighbourInput): string | undefined {
  const { root } = input.document;
  const method = stringAt(root, ["spec", "method"]) ?? "barmanObjectStore";
  if (method === "barmanObjectStore") return findCluster(input)?.retentionPolicy;
  const store = method === "plugin" ? storeOf(input) : undefined;
  return store === undefined ? undefined : input.find("ObjectStore", store)?.facts.retentionPolicy;
}

function storeOf(input: NeighbourInput): string | undefined {
  const plugin = stringAt(input.document.root, ["spec", "pluginConfiguration", "name"]);
  return findCluster(input)?.stores.find((each) => each.plugin === plugin)?.store;
}
