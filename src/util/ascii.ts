/** Lower case for ASCII letters only, as PostgreSQL compares names and words. */
export function lowerAscii(text: string): string {
  return upper.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}

/** Length in UTF-8. */
export function byteLength(text: string): number {
  return beyondAscii.test(text) ? new TextEncoder().encode(text).length : text.length;
}

const upper = /[A-Z]/;
const beyondAscii = /[^\0-\x7f]/;
