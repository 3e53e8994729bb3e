const special = /[$()*+.?[\\\]^{|}]/g;

/** A regular expression's source that means the text itself. */
export function escapeRegExp(text: string): string {
  return text.replaceAll(special, String.raw`\$&`);
}
