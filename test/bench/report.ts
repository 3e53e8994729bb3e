/** One line of a bench's table. */
export interface Row {
  readonly work: string;
  readonly value: number;
  /** What it may be at most; `Infinity` for what is only told. */
  readonly budget: number;
  readonly unit: string;
}

const rows: Row[] = [];

/** Printed at once: a run takes minutes. */
export function addRows(...more: readonly Row[]): void {
  rows.push(...more);
  for (const { work, value, budget, unit } of more) {
    const missed = value <= budget ? "" : ": NOT MET";
    const limit = budget === Infinity ? "" : `  (at most ${budget} ${unit}${missed})`;
    print(`${work.padEnd(48)} ${value.toFixed(2).padStart(10)} ${unit}${limit}`);
  }
}

export function areBudgetsMet(): boolean {
  return rows.every(({ value, budget }) => value <= budget);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** `--name VALUE` of the command line. */
export function readOption(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? undefined : (process.argv[at + 1] ?? "");
}

/** Milliseconds that this process has worked: what others do on the machine is not in it. */
export function workTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
