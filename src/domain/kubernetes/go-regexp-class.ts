import { scanGoEscape, skipUnicodeClass } from "#domain/kubernetes/go-regexp-escape.ts";
import type { GoEscape } from "#domain/kubernetes/go-regexp-escape.ts";

const named =
  "alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split(" ");

/** The end of the bracketed class that begins at `at`; undefined where Go refuses it. */
export function skipGoClass(text: string, at: number): number | undefined {
  let next: number | undefined = at + (text[at + 1] === "^" ? 2 : 1);
  // A bracket that closes nothing yet is a member.
  let first = true;
  while (next !== undefined && (first || text[next] !== "]")) {
    first = false;
    next = next < text.length ? skipMember(text, next) : undefined;
  }
  return next === undefined ? undefined : next + 1;
}

function skipMember(text: string, at: number): number | undefined {
  const close = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
  if (close !== -1) {
    const name = text.slice(at + 2, close).replace(/^\^/, "");
    return named.includes(name) ? close + 2 : undefined;
  }
  if (/^\\[pP]/.test(text.slice(at, at + 2))) return skipUnicodeClass(text, at);
  if (/^\\[dDsSwW]/.test(text.slice(at, at + 2))) return at + 2;
  return skipRange(text, at);
}

function skipRange(text: string, at: number): number | undefined {
  const low = scanCharacter(text, at);
  if (low === undefined) return undefined;
  const { end } = low;
  if (text[end] !== "-" || end + 1 >= text.length || text[end + 1] === "]") return end;
  const high = scanCharacter(text, end + 1);
  return high === undefined || high.point < low.point ? undefined : high.end;
}

function scanCharacter(text: string, at: number): GoEscape | undefined {
  if (text[at] === "\\") return scanGoEscape(text, at);
  const point = text.codePointAt(at);
  return point === undefined ? undefined : { point, end: at + (point > 0xffff ? 2 : 1) };
}
