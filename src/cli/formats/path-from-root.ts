import { isAbsolute, relative, resolve, sep } from "node:path";

/** A path as seen from the folder where the linter runs, with `/`; absolute where it lies outside. */
export function pathFromRoot(path: string, workingDirectory: string): string {
  if (path.startsWith("<")) {
    return path;
  }
  const absolute = resolve(workingDirectory, path);
  const below = relative(workingDirectory, absolute);
  const outside = below.startsWith("..") || isAbsolute(below);
  return (outside ? absolute : below).split(sep).join("/");
}
