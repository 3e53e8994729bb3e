import { readDurationField } from "#domain/cnpg/duration-fields.ts";
import { pgbouncerParameters } from "#domain/cnpg/pgbouncer-parameters.ts";
import { spellDuration } from "#domain/kubernetes/spell-duration.ts";
import type { HintSite, HintSource } from "#language/inlay-hints/hint-source.ts";

const minute = 60_000_000_000n;

/** Seconds and Go durations from a minute on, and all that count milliseconds. */
export const durationHints: HintSource = {
  group: "durations",
  describe(site) {
    const nanoseconds = readDurationField(site.path, site.scalar.text) ?? poolerSeconds(site);
    if (nanoseconds === undefined || !needsWords(site, nanoseconds)) return undefined;
    const words = spellDuration(nanoseconds);
    return isSame(words, site.scalar.text) ? undefined : { label: `= ${words}` };
  },
};

function needsWords({ path }: HintSite, nanoseconds: bigint): boolean {
  return nanoseconds >= minute || path.includes(".isolationCheck.");
}

/** `1h30m` reads like `1 h 30 min`. */
function isSame(words: string, written: string): boolean {
  return words.replaceAll(" ", "").replace("min", "m") === written.replace(/(\D)0[ms]/g, "$1");
}

const pgbouncer = "spec.pgbouncer.parameters.";
const inSeconds = new Set(
  pgbouncerParameters.filter(({ type }) => type === "seconds").map(({ name }) => name),
);

function poolerSeconds({ kind, path, key, scalar }: HintSite): bigint | undefined {
  const own = kind === "Pooler" && path.startsWith(pgbouncer) && inSeconds.has(key);
  return own && /^[1-9]\d{0,8}$/.test(scalar.text)
    ? BigInt(scalar.text) * 1_000_000_000n
    : undefined;
}
