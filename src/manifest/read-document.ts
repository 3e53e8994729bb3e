import { parseDocument } from "yaml";
import type { Document, YAMLError } from "yaml";
import { buildNodes } from "#manifest/build-nodes.ts";
import { natureOf } from "#manifest/nature.ts";
import type { DocumentNature, ManifestDocument, SyntaxProblem } from "#manifest/document.ts";
import { joinFlowLines } from "#manifest/repair-flow.ts";
import { joinQuotedLines } from "#manifest/repair-quotes.ts";
import type { Span, YamlNode } from "#manifest/nodes.ts";
import { isOurGroup, mentionsOurGroup } from "#manifest/our-group.ts";
import { stringAt } from "#manifest/values.ts";

/**
 * Reads one document. The text is parsed when somebody first asks for its tree, and not at all to
 * learn that it has nothing to do with CloudNativePG. Never throws.
 * @param path of the file, for telling patches from complete objects by name
 */
export function readDocument(text: string, path = ""): ManifestDocument {
  return new LazyDocument(text, path);
}

interface Parsed {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

class LazyDocument implements ManifestDocument {
  readonly text: string;
  readonly extent: Span;
  readonly #path: string;
  #parsed: Parsed | undefined;
  #lineStarts: readonly number[] | undefined;
  #apiVersion: string | undefined | null = null;
  #nature: DocumentNature | undefined;

  constructor(text: string, path: string) {
    this.text = text;
    this.extent = { start: 0, end: text.length };
    this.#path = path;
  }

  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }

  get root(): YamlNode | undefined {
    return this.#parse().root;
  }

  get problems(): readonly SyntaxProblem[] {
    return this.#parse().problems;
  }

  get apiVersion(): string | undefined {
    if (this.#apiVersion === null) {
      this.#apiVersion =
        stringAt(this.root, ["apiVersion"]) ?? headerValue(this.text, "apiVersion");
    }
    return this.#apiVersion;
  }

  get kind(): string | undefined {
    return stringAt(this.root, ["kind"]) ?? headerValue(this.text, "kind");
  }

  get name(): string | undefined {
    return stringAt(this.root, ["metadata", "name"]);
  }

  get namespace(): string | undefined {
    return stringAt(this.root, ["metadata", "namespace"]);
  }

  get nature(): DocumentNature {
    this.#nature ??= natureOf(this, this.#path);
    return this.#nature;
  }

  get ours(): boolean {
    return mentionsOurGroup(this.text) && isOurGroup(this.apiVersion ?? "");
  }

  #parse(): Parsed {
    this.#parsed ??= parseText(this.text);
    return this.#parsed;
  }
}

/** A top-level `key: value` line, for text that is too broken to parse. */
function headerValue(text: string, key: string): string | undefined {
  const match = new RegExp(`^${key}:[ \\t]*["']?([^"'\\s#]+)`, "m").exec(text);
  return match?.[1];
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

const options = {
  version: "1.1",
  schema: "failsafe",
  merge: false,
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

function parseText(text: string): Parsed {
  const problems: SyntaxProblem[] = [];
  try {
    const parsed = parseLeniently(text);
    for (const error of parsed.errors) addProblem(problems, error, text.length);
    return { root: buildNodes(parsed, text, problems), problems };
  } catch {
    // The parser recurses; a text nested thousands deep overflows its stack.
    problems.push({ code: "yaml-limit", message: "depth", start: 0, end: 0 });
    return { root: undefined, problems };
  }
}

/** Falls back to the plain reading where joining lines does not lead to a sound document. */
function parseLeniently(text: string): Document.Parsed {
  const first = parseDocument(text, options);
  let parsed = first;
  let joined: string | undefined = text;
  for (let round = 0; parsed.errors.length > 0 && round < 20; round += 1) {
    joined = joinQuotedLines(joined, parsed) ?? joinFlowLines(joined, parsed);
    if (joined === undefined) return first;
    parsed = parseDocument(joined, options);
  }
  return parsed.errors.length > 0 ? first : parsed;
}

function addProblem(problems: SyntaxProblem[], error: YAMLError, length: number): void {
  // kubectl reads only the first document of a part, whatever `...` and text follow.
  if (error.code === "MULTIPLE_DOCS") return;
  const start = Math.min(error.pos[0], length);
  const end = Math.min(Math.max(error.pos[1], start), length);
  const message = error.code.toLowerCase().replaceAll("_", "-");
  problems.push({ code: "yaml-syntax", message, start, end });
}
