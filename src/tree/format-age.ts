import type { TreeEnvironment } from "#tree/tree-environment.ts";
import { tell } from "#tree/tree-environment.ts";

const steps = [
  { unit: "days", milliseconds: 86_400_000 },
  { unit: "hours", milliseconds: 3_600_000 },
  { unit: "minutes", milliseconds: 60_000 },
  { unit: "seconds", milliseconds: 1000 },
] as const;

/** A length of time in its largest whole unit: `3 h`, `12 min`. */
export function formatLength(env: TreeEnvironment, milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  const step = steps.find((candidate) => length >= candidate.milliseconds) ?? steps[3];
  return tell(env, `age.${step.unit}`, { count: Math.floor(length / step.milliseconds) });
}

/** How long ago, or until when. */
export function formatSince(env: TreeEnvironment, time: number): string {
  return time > env.now
    ? tell(env, "age.until", { length: formatLength(env, time - env.now) })
    : tell(env, "age.since", { length: formatLength(env, env.now - time) });
}

/** A moment as it is written in pages, without milliseconds where there are none: `2026-11-28T06:44:48Z`. */
export function formatMoment(time: number): string {
  return new Date(time).toISOString().replace(".000", "");
}
