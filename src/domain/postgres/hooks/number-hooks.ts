import type { Hook } from "#domain/postgres/hooks/hook.ts";
import { refuseValue } from "#domain/postgres/hooks/hook.ts";
import { accept, undecided } from "#domain/postgres/judgement.ts";
import { findParameter } from "#domain/postgres/parameters.ts";

/** Buffers of the small caches come in banks of 16 blocks. */
export const judgeBankOfBuffers: Hook = (input) =>
  Number(input.kept) % 16 === 0
    ? undefined
    : refuseValue(input, "not-a-multiple", { multiple: 16 });

/** 0 switches the ring off; anything between it and 128 kB is too small. */
export const judgeBufferUsageLimit: Hook = (input) => {
  const kept = Number(input.kept);
  return kept === 0 || (kept >= 128 && kept <= 16_777_216)
    ? undefined
    : refuseValue(input, "out-of-range", {
        result: `${input.kept} kB`,
        minimum: "128 kB",
        maximum: "16777216 kB",
      });
};

export const judgeIoMaxConcurrency: Hook = (input) =>
  Number(input.kept) === 0
    ? refuseValue(input, "out-of-range", { result: "0", minimum: "1", maximum: "1024" })
    : undefined;

/** Values of a few blocks are raised to four. */
export const keepFourWalBuffers: Hook = ({ kept }) =>
  Number(kept) >= 0 && Number(kept) < 4 ? accept("4") : undefined;

/** Small values are raised to the least of maintenance_work_mem. */
export const raiseAutovacuumWorkMem: Hook = ({ fact, kept }) => {
  const least = fact.major >= 17 ? 64 : 1024;
  const value = Number(kept);
  return value === -1 || value >= least ? undefined : accept(String(least));
};

/** The server's stack limit decides what is above 7680 kB, what it has at the usual 8 MB. */
export const judgeStackDepth: Hook = ({ kept }) => (Number(kept) > 7680 ? undecided : undefined);

/** File modes are shown in octal. */
export const keepOctal: Hook = ({ kept }) => accept(Number(kept).toString(8).padStart(4, "0"));

const processParameters = [
  "max_connections",
  "autovacuum_max_workers",
  "max_worker_processes",
  "max_wal_senders",
] as const;

export const maximumProcesses = 262_143;

/** Up to 17 each of the four is checked together with the others, here with their defaults. */
export const judgeProcessSum: Hook = (input) => {
  if (input.fact.major >= 18) return undefined;
  const others = processParameters
    .filter((name) => name !== input.fact.name)
    .map((name) => Number(findParameter(name, input.fact.major)?.default ?? 0));
  const sum = others.reduce((total, value) => total + value, Number(input.kept) + 1);
  return sum <= maximumProcesses
    ? undefined
    : refuseValue(input, "too-many-processes", { maximum: maximumProcesses });
};
