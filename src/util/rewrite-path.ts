type Step = string | number;

/** A path and what stands for it: `*` is any one step, `**` at the end all that follow. */
export type PathRewrite = readonly [from: string, to: string];

/** The path by the first entry that fits it; undefined where none does. */
export function rewritePath(
  rewrites: readonly PathRewrite[],
  path: readonly Step[],
): readonly Step[] | undefined {
  for (const [from, to] of rewrites) {
    const caught = match(from.split("."), path);
    if (caught !== undefined) return fill(to.split("."), caught);
  }
  return undefined;
}

/** What the wildcards stand for. */
interface Caught {
  readonly single: readonly Step[];
  readonly rest: readonly Step[];
}

function match(pattern: readonly string[], path: readonly Step[]): Caught | undefined {
  const open = pattern.at(-1) === "**";
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return undefined;
  if (!fixed.every((step, index) => step === "*" || step === path[index])) return undefined;
  const single = path.filter((_, index) => fixed[index] === "*");
  return { single, rest: path.slice(fixed.length) };
}

function fill(pattern: readonly string[], { single, rest }: Caught): readonly Step[] {
  const left = [...single];
  return pattern.flatMap((step) => {
    if (step === "**") return rest;
    return step === "*" ? left.splice(0, 1) : [step];
  });
}
