import { SandboxError } from "../sandbox-error.ts";

export interface WaitOptions {
  readonly seconds?: number;
  readonly every?: number;
}

/** Asks until there is an answer. Where none comes in time, the error names the last reason why. */
export async function waitFor<T>(
  what: string,
  ask: (observe: (state: string) => void) => Promise<T | undefined>,
  { seconds = 120, every = 100 }: WaitOptions = {},
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  let last = "nothing";
  const observe = (state: string): void => void (last = state);
  for (;;) {
    const answer = await ask(observe);
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) {
      throw new SandboxError(`Waited ${seconds} s in vain for ${what}; last seen: ${last}`);
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
