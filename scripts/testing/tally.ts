/** What a run of tests came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0 };

export function addTallies(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/**
 * Reads the summary that node:test prints last. A run without one, without a test, or with a bad exit code has failed;
 * `code` is null for one that was ended.
 */
export function tallyTests(code: number | null, output: string): Tally {
  const count = (name: string): number =>
    Number([...output.matchAll(new RegExp(`^(?:ℹ|#) ${name} (\\d+)$`, "gm"))].at(-1)?.[1] ?? 0);
  const passed = count("pass");
  const failed = count("fail") + count("cancelled");
  const skipped = count("skipped") + count("todo");
  const isBroken = failed === 0 && (code !== 0 || passed + skipped === 0);
  return { passed, failed: failed + (isBroken ? 1 : 0), skipped };
}

/** The same in the words of node:test, for whoever reads the sum of several runs. */
export function printTally({ passed, failed, skipped }: Tally): string {
  return [
    `ℹ tests ${passed + failed + skipped}`,
    `ℹ pass ${passed}`,
    `ℹ fail ${failed}`,
    `ℹ skipped ${skipped}`,
  ].join("\n");
}

/** What node:test lists at its end, or else the last that was printed. */
export function readFailures(output: string): string {
  const [, listed] = output.split(/^(?:✖|#) failing tests:$/m);
  const lines = (listed ?? output).trim().split("\n");
  return (listed === undefined ? lines.slice(-40) : lines.slice(0, 120)).join("\n");
}
