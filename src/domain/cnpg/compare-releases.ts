/** Orders `1.9.0` before `1.10.0`; negative where `left` is the older. */
export function compareReleases(left: string, right: string): number {
  const lefts = left.split(".").map(Number);
  const rights = right.split(".").map(Number);
  const differing = lefts.findIndex((number, index) => number !== rights[index]);
  return differing === -1 ? 0 : (lefts[differing] ?? 0) - (rights[differing] ?? 0);
}
