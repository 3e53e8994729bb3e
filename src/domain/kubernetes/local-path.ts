/**
 * A path as Go's `filepath.Clean` has it: no empty steps, no `.`, and `..` taken back where it can be.
 * Nothing climbs above the root.
 */
export function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const steps: string[] = [];
  for (const step of path.split("/")) takeStep(steps, step, rooted);
  const joined = steps.join("/");
  return rooted ? `/${joined}` : joined || ".";
}

/** Whether a path stays below the folder that it is joined to, also where it begins with a slash. */
export function staysBelow(path: string): boolean {
  const cleaned = cleanPath(`./${path}`);
  return cleaned !== ".." && !cleaned.startsWith("../");
}

function takeStep(steps: string[], step: string, rooted: boolean): void {
  if (step === "" || step === ".") return;
  const canGoBack = steps.length > 0 && steps.at(-1) !== "..";
  if (step !== "..") steps.push(step);
  else if (canGoBack) steps.pop();
  else if (!rooted) steps.push(step);
}
