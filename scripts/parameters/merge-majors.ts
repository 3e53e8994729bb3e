import { postgresMajors } from "#domain/postgres/majors.ts";

export type Facts = Readonly<Record<string, unknown>>;

/**
 * One record for all majors: the newest facts, and for older majors only what differs. A key that an
 * older major lacks is stored as null there.
 */
export function mergeMajors(name: string, facts: ReadonlyMap<number, Facts>): Facts {
  const majors = [...facts.keys()].sort((a, b) => a - b);
  const newest = facts.get(Math.max(...majors)) ?? {};
  const overrides = new Map<string, number[]>();
  for (const major of majors) {
    const difference = differ(newest, facts.get(major) ?? {});
    if (difference === "{}") continue;
    overrides.set(difference, [...(overrides.get(difference) ?? []), major]);
  }
  const everywhere = majors.length === postgresMajors.length;
  return {
    name,
    ...newest,
    ...(everywhere ? {} : { majors }),
    ...(overrides.size === 0
      ? {}
      : {
          overrides: [...overrides].map(([difference, at]) => ({
            majors: at,
            ...(JSON.parse(difference) as Facts),
          })),
        }),
  };
}

function differ(newest: Facts, older: Facts): string {
  const result: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(newest), ...Object.keys(older)])) {
    if (JSON.stringify(newest[key]) !== JSON.stringify(older[key])) {
      result[key] = older[key] ?? null;
    }
  }
  return JSON.stringify(result);
}
