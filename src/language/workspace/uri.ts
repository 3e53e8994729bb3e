/** One spelling of a URI: editors and Node escape different characters. */
export function normalizeUri(uri: string): string {
  return decode(uri).replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** What is left without the last segment; empty at the top. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf("/");
  return at <= 0 ? "" : path.slice(0, at);
}

/** For people: the way from a folder to a file, as `../catalogs/pg.yaml`. */
export function relativeName(folder: string, uri: string): string {
  const from = folder.split("/");
  const to = normalizeUri(uri).split("/");
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common += 1;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
