/** Orders `1.9.0` before `1.10.0`; negative where `left` is the older. */
export function compareReleases(left: string, right: string): number {
  const lefts = left.split(".").map(Number);
  const rights = right.split(".").map(Number);
  const differing = lefts.findIndex((number, index) => number !== rights[index]);
  return differing === -1 ? 0 : (lefts[differing] ?? 0) - (rights[differing] ?? 0);
}

/** From when on, and up to when, a thing is part of the operator. */
export interface ReleaseSpan {
  /** The first release with it; of a change that was backported, the first patch of each minor. */
  readonly since?: string | readonly string[];
  /** The last release with it. */
  readonly until?: string;
}

/** Whether a release has a thing; a minor newer than all that are named has it too. */
export function isInRelease(version: string, { since, until }: ReleaseSpan): boolean {
  if (until !== undefined && compareReleases(version, until) > 0) return false;
  const firsts = typeof since === "string" ? [since] : (since ?? []);
  const minor = `${version.split(".").slice(0, 2).join(".")}.`;
  const first = firsts.find((release) => release.startsWith(minor)) ?? firsts.at(-1);
  return first === undefined || compareReleases(version, first) >= 0;
}
