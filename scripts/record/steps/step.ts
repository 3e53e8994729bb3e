import type { RecordedStep } from "../recorded-step.ts";

/** A moment of a scenario that is worth keeping. */
export interface Step {
  /** What can be seen there, in one sentence. */
  readonly shows: string;
  /** Whether a recording shows it. */
  readonly holds: (taken: RecordedStep) => boolean;
}

/** `scenario/step` → what it has to show. */
export type Steps = Readonly<Record<string, Step>>;
