import { createLogPrinter } from "#commands/logs/log-printer.ts";
import { usualLogLimits } from "#commands/logs/log-session.ts";
import { LogTimeline } from "#live/logs/log-timeline.ts";
import { LogWindow } from "#live/logs/log-window.ts";
import { readRecordedLogs } from "#test/support/recorded-logs.ts";
import { english } from "#texts/en/english.ts";

/** How fast lines as containers write them get onto the time axis, and how much memory a million of them need. */
const count = 1_000_000;
const pods = ["pg-1", "pg-2", "pg-3"] as const;

function measureMemory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function main(): void {
  const recorded = readRecordedLogs();
  const printer = createLogPrinter({ cluster: { namespace: "shop", name: "pg" } }, english);
  const timeline = new LogTimeline(usualLogLimits);
  const window = new LogWindow(timeline, usualLogLimits.shown, () => true);
  const before = measureMemory();
  const cpu = process.cpuUsage();
  for (let index = 0; index < count; index += 1) {
    const text = recorded[index % recorded.length]?.text ?? "";
    const pod = pods[index % pods.length] ?? "pg-1";
    const place = { namespace: "shop", pod, container: "postgres" };
    const time = Date.UTC(2026, 10, 28) + index;
    const raw = { stamp: new Date(time).toISOString(), text, missing: 0 };
    const { line } = printer.print({ id: pod, kind: "postgres", ...place }, raw, time);
    window.take(line, timeline.add(pod, line));
  }
  const seconds = process.cpuUsage(cpu).user / 1_000_000;
  const memory = (measureMemory() - before) / 1_000_000;
  const filter = measureFilter(timeline);
  console.log(`${count} lines: ${seconds.toFixed(1)} s of CPU, ${memory.toFixed(0)} MB kept`);
  console.log(`a new filter over ${timeline.size} lines: ${filter.toFixed(0)} ms`);
  const isGood = seconds < 120 && memory < 200 && filter < 1_000;
  process.exitCode = isGood ? 0 : 1;
}

function measureFilter(timeline: LogTimeline): number {
  const started = performance.now();
  const window = new LogWindow(timeline, usualLogLimits.shown, ({ text }) => text.includes("zzz"));
  window.invalidate();
  window.texts();
  return performance.now() - started;
}

main();
