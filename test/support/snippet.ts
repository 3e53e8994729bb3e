/** What an editor would insert: a text with its tab stops, by the grammar of TextMate snippets. */
export interface SnippetChoices {
  /** Which option a choice of a tab stop takes; the first where nothing is said. */
  readonly option?: (stop: number) => number;
  readonly variables?: Readonly<Record<string, string>>;
}

export interface ExpandedSnippet {
  readonly text: string;
  /** The first offset of each tab stop. */
  readonly stops: ReadonlyMap<number, number>;
  /** How many options the choices have, by tab stop. */
  readonly choices: ReadonlyMap<number, number>;
}

/** Fills a snippet with its defaults. Throws on what no editor would understand. */
export function expandSnippet(body: string, choices: SnippetChoices = {}): ExpandedSnippet {
  const parts = parseParts({ body, at: 0 }, undefined);
  const defaults = new Map<number, Stop>();
  collectDefaults(parts, defaults);
  const output: Output = { text: "", stops: new Map(), defaults, choices };
  for (const part of parts) print(part, output);
  const withChoice = [...defaults].filter(([, { options }]) => options.length > 0);
  return {
    text: output.text,
    stops: output.stops,
    choices: new Map(withChoice.map(([stop, { options }]) => [stop, options.length])),
  };
}

interface Stop {
  readonly kind: "stop";
  readonly stop: number;
  readonly options: readonly string[];
  readonly content: readonly Part[];
}

type Part = string | Stop | { readonly kind: "variable"; readonly name: string };

interface Cursor {
  readonly body: string;
  at: number;
}

/** Reads up to `end` or, without one, to the end of the body. */
function parseParts(cursor: Cursor, end: "}" | undefined): readonly Part[] {
  const parts: Part[] = [];
  while (cursor.at < cursor.body.length) {
    if (end !== undefined && take(cursor, /}/y) !== undefined) return parts;
    parts.push(parsePart(cursor));
  }
  if (end !== undefined) throw new Error(`a placeholder is not closed: ${cursor.body}`);
  return parts;
}

function parsePart(cursor: Cursor): Part {
  const plain = take(cursor, /\$(\d+|[A-Za-z_]\w*)/y);
  if (plain?.[1] !== undefined) return stopOrVariable(plain[1]);
  const braced = take(cursor, /\$\{(\d+|[A-Za-z_]\w*)([:|}])/y);
  if (braced === undefined) return parseText(cursor);
  const [, name = "", follows] = braced;
  if (follows === "}") return stopOrVariable(name);
  const stop = Number(name);
  if (!Number.isInteger(stop))
    throw new Error(`a variable with a default is not expected: ${name}`);
  return follows === ":"
    ? { kind: "stop", stop, options: [], content: parseParts(cursor, "}") }
    : { kind: "stop", stop, options: parseOptions(cursor), content: [] };
}

function parseText(cursor: Cursor): string {
  const text = take(cursor, /\\([\\$}])|[^\\$}]+|[\\}]/y);
  if (text === undefined) {
    throw new Error(`a dollar needs a backslash: ${cursor.body.slice(cursor.at, cursor.at + 20)}`);
  }
  return text[1] ?? text[0];
}

function parseOptions(cursor: Cursor): readonly string[] {
  const list = take(cursor, /((?:\\[^]|[^\\|])*)\|}/y);
  if (list?.[1] === undefined) throw new Error(`a choice is not closed: ${cursor.body}`);
  const options = list[1].match(/(?:\\[^]|[^\\,])+/g) ?? [];
  if (options.length < 2) throw new Error(`a choice needs two options: ${list[0]}`);
  return options.map((option) => option.replaceAll(/\\([\\,|])/g, "$1"));
}

function stopOrVariable(name: string): Part {
  return /^\d/.test(name)
    ? { kind: "stop", stop: Number(name), options: [], content: [] }
    : { kind: "variable", name };
}

function take(cursor: Cursor, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = cursor.at;
  const match = sticky.exec(cursor.body);
  if (match === null) return undefined;
  cursor.at = sticky.lastIndex;
  return match;
}

/** The first tab stop of a number that has a value gives it to all others. */
function collectDefaults(parts: readonly Part[], defaults: Map<number, Stop>): void {
  for (const part of parts) {
    if (typeof part === "string" || part.kind === "variable") continue;
    const empty = part.options.length === 0 && part.content.length === 0;
    if (!empty && !defaults.has(part.stop)) defaults.set(part.stop, part);
    collectDefaults(part.content, defaults);
  }
}

interface Output {
  text: string;
  readonly stops: Map<number, number>;
  readonly defaults: ReadonlyMap<number, Stop>;
  readonly choices: SnippetChoices;
}

function print(part: Part, output: Output): void {
  if (typeof part === "string") {
    output.text += part;
    return;
  }
  if (part.kind === "variable") {
    output.text += variableOf(part.name, output.choices);
    return;
  }
  if (!output.stops.has(part.stop)) output.stops.set(part.stop, output.text.length);
  const { options, content } = output.defaults.get(part.stop) ?? part;
  output.text += options[output.choices.option?.(part.stop) ?? 0] ?? options[0] ?? "";
  for (const inner of content) print(inner, output);
}

function variableOf(name: string, { variables = {} }: SnippetChoices): string {
  const value = variables[name];
  if (value === undefined) throw new Error(`not a variable that this snippet may use: ${name}`);
  return value;
}
