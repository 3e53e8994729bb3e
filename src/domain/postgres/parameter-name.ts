import { lowerAscii } from "#util/ascii.ts";

/** What the reader of the configuration file makes of a name. */
export type NameKind = "plain" | "custom" | "include" | "malformed" | "unclear";

/**
 * The shape of a name. `unclear`: it holds signs that begin a value or a comment, so that the line
 * means something else.
 */
export function classifyName(name: string): NameKind {
  if (/^[A-Za-z_\u0080-\u{10ffff}][A-Za-z0-9_\u0080-\u{10ffff}]*$/u.test(name)) {
    return /^include(_dir|_if_exists)?$/.test(lowerAscii(name)) ? "include" : "plain";
  }
  if (customName.test(name)) return "custom";
  return /[#=' \t\r\n]/.test(name) ? "unclear" : "malformed";
}

/** Blanks around a name are skipped. */
export function trimName(name: string): string {
  return name.replace(/^[ \t\r]+|[ \t\r]+$/g, "");
}

const customName =
  /^[A-Za-z_\u0080-\u{10ffff}][A-Za-z0-9_\u0080-\u{10ffff}]*\.[A-Za-z_\u0080-\u{10ffff}][A-Za-z0-9_\u0080-\u{10ffff}]*$/u;
