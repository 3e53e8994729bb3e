import { nextFirings } from "#domain/kubernetes/cron-times.ts";
import { parseCron } from "#domain/kubernetes/cron.ts";
import type { HintSite, HintSource, HintText } from "#language/inlay-hints/hint-source.ts";
import { describeSchedulePlainly } from "#language/schedule-words.ts";
import { nodeAtPath } from "#manifest/values.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** A backup schedule in words, and when it fires next. */
export const scheduleHints: HintSource = {
  group: "schedules",
  describe(site) {
    const { kind, path, scalar, context } = site;
    if (kind !== "ScheduledBackup" || path !== "spec.schedule") return undefined;
    const reading = parseCron(scalar.text);
    if ("problem" in reading) return undefined;
    const { schedule } = reading;
    const words = describeSchedulePlainly(schedule, context);
    if (isSuspended(site)) return label(site, "suspended", words);
    // A delay counts from the last run, which only the cluster knows.
    const times = schedule.kind === "delay" ? [] : nextFirings(schedule, site.now, 3);
    const [next] = times;
    if (next === undefined) return label(site, "plain", words);
    const tooltip = formatMessage(context.texts, "inlay.schedule.times", {
      times: times.map((time) => `\`${dayAndTime(time)}\``).join(", "),
    });
    return { ...label(site, "next", words, shortTime(next, site.now)), tooltip };
  },
};

function isSuspended({ document }: HintSite): boolean {
  const node = nodeAtPath(document.root, ["spec", "suspend"]);
  return node?.kind === "scalar" && node.value === true;
}

function label({ context }: HintSite, variant: string, words: string, next = ""): HintText {
  return { label: formatMessage(context.texts, `inlay.schedule.${variant}`, { words, next }) };
}

/** The day only where it is another one. */
function shortTime(time: Date, now: Date): string {
  const whole = dayAndTime(time);
  const day = dayAndTime(now).slice(0, 10);
  return whole.startsWith(day) ? whole.slice(11) : whole;
}

function dayAndTime(time: Date): string {
  return time.toISOString().slice(0, 19).replace("T", " ").replace(/:00$/, "");
}
