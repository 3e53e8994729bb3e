import type { YamlScalar } from "#manifest/nodes.ts";

/** A text of several lines behind `|`, and where the line after it begins. */
export interface Literal {
  readonly node: YamlScalar;
  readonly next: number;
}

/** What stands in the place of the value where such a text follows. */
export function isLiteralMark(value: string): boolean {
  return value === "|" || value === "|-";
}

/** Where the text is, and what it must stand deeper than. */
export interface LiteralPlace {
  /** Of the mark. */
  readonly start: number;
  readonly mark: string;
  /** Where the line behind the mark begins. */
  readonly at: number;
  /** Of the key or dash that it belongs to. */
  readonly column: number;
}

/** Undefined where blanks make the text mean something else than it seems. */
export function readLiteral(text: string, place: LiteralPlace): Literal | undefined {
  const { start, mark, at, column } = place;
  const indent = indentAt(text, at);
  if (indent <= column || isLineEnd(text, at + indent)) return undefined;
  const end = findEnd(text, place, indent);
  if (end === undefined) return undefined;
  const lines = text.slice(at, end).split("\n");
  const whole = lines.map((line) => line.slice(indent)).join("\n");
  const value = mark === "|-" ? whole.replace(/\n$/, "") : whole;
  const style = "literal";
  const node: YamlScalar = {
    kind: "scalar",
    start,
    end,
    style,
    text: value,
    value,
    type: "string",
  };
  return { node, next: end };
}

/** Behind the last line that is not empty; empty ones at the end belong to nothing. */
function findEnd(text: string, { at, column }: LiteralPlace, indent: number): number | undefined {
  let end = at;
  for (let line = at; line < text.length; line = nextLine(text, line)) {
    const deep = indentAt(text, line);
    if (deep === 0 && isLineEnd(text, line)) continue;
    if (deep <= column) break;
    if (deep < indent || isLineEnd(text, line + deep)) return undefined;
    end = nextLine(text, line);
  }
  return end;
}

function indentAt(text: string, at: number): number {
  let end = at;
  while (text[end] === " ") end += 1;
  return end - at;
}

function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === "\n";
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}
