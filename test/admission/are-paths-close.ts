/** Whether two paths name the same field, or one the container of the other. */
export function arePathsClose(theirs: string, ours: string): boolean {
  const [left, right] = [normalize(theirs), normalize(ours)];
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  // `spec` contains everything and so says nothing.
  return long.startsWith(`${short}.`) && short.includes(".");
}

/** Indices as plain steps, and no dot in front. */
function normalize(path: string): string {
  return path.replace(/\[([^\]]*)\]/g, ".$1").replace(/^\./, "");
}
