/** One line of plain block YAML: `indent [- ] [key:] [value]`. Offsets count from the start of the text. */
export interface PlainLine {
  /** Of the first character that is no blank. */
  readonly column: number;
  /** Where that is. */
  readonly start: number;
  /** Where the line's content begins behind a dash; undefined without one. */
  readonly item: number | undefined;
  /** As written, with its quotes; undefined where the line has none. */
  readonly key: string | undefined;
  /** Where what follows the key and the blanks behind it begins. */
  readonly valueAt: number;
  /** The rest of the line, without blanks at its end. */
  readonly value: string;
  /** Where the next line begins. */
  readonly next: number;
}

/** The line that begins at an offset. Any text is some line; whether it makes sense is for others to say. */
export function readPlainLine(text: string, at: number): PlainLine {
  form.lastIndex = at;
  const [line, indent, dash, key, gap, rest] = form.exec(text) as unknown as LineParts;
  const start = at + indent.length;
  const item = dash === undefined ? undefined : start + dash.length;
  const valueAt = (item ?? start) + (key?.length ?? 0) + (gap?.length ?? 0);
  const next = Math.min(at + line.length + 1, text.length);
  return { column: indent.length, start, item, key, valueAt, value: rest.trimEnd(), next };
}

type Optional = string | undefined;
type LineParts = readonly [
  line: string,
  indent: string,
  dash: Optional,
  key: Optional,
  gap: Optional,
  rest: string,
];

/** Matches at any offset: what is no key is the rest. */
const form = /( *)(- +)?(?:("[^"\\\n]*"|'[^'\n]*'|[\w./][\w./-]*)(:(?: +|(?=\n|$)))|)([^\n]*)/y;
