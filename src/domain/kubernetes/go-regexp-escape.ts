/** A character behind a backslash and where it ends. */
export interface GoEscape {
  readonly point: number;
  readonly end: number;
}

const letters: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** Reads one escaped character; undefined where Go knows no such escape, as for `\1` or `\y`. */
export function scanGoEscape(text: string, at: number): GoEscape | undefined {
  const letter = text[at + 1] ?? "";
  if (letter === "x") return scanHex(text, at);
  const octal = /^\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(text.slice(at, at + 4))?.[1];
  if (octal !== undefined) {
    return { point: Number.parseInt(octal, 8), end: at + 1 + octal.length };
  }
  const known = letters[letter] ?? (/^[^A-Za-z0-9]$/.test(letter) ? letter.charCodeAt(0) : 128);
  return known < 128 ? { point: known, end: at + 2 } : undefined;
}

/** `\x41` and `\x{1F600}`. */
function scanHex(text: string, at: number): GoEscape | undefined {
  const match = /^\\x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/.exec(text.slice(at));
  if (match === null) return undefined;
  const point = Number.parseInt(match[1] ?? match[2] ?? "", 16);
  return point > 0x10ffff ? undefined : { point, end: at + match[0].length };
}

/** The end of `\pL`, `\p{Greek}` or `\P{^Lu}`; undefined where there is no such class. */
export function skipUnicodeClass(text: string, at: number): number | undefined {
  const match = /^\\[pP](?:\{(\^?)([^}]*)\}|([^{]))/u.exec(text.slice(at));
  if (match === null) return undefined;
  const name = match[2] ?? match[3] ?? "";
  return isUnicodeClass(name) ? at + match[0].length : undefined;
}

/** Categories in any case and with any divider of words; of the scripts, Go finds those of one word. */
function isUnicodeClass(written: string): boolean {
  if (!/^[\w -]+$/.test(written)) return false;
  const words = written.split(/[ _-]/).filter((word) => word !== "");
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase());
  const joined = name.join("_");
  if (more.includes(joined) || isProperty(`gc=${joined}`)) return true;
  return words.length === 1 && isProperty(`sc=${joined}`);
}

const more = ["Any", "Ascii", "Assigned", "Lc", "Cntrl", "Digit", "Punct"];

function isProperty(property: string): boolean {
  try {
    return new RegExp(`\\p{${property}}`, "u").source !== "";
  } catch {
    return false;
  }
}
