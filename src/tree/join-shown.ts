/** The texts that say anything, divided by dots. */
export function joinShown(texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== "").join(" · ");
}
