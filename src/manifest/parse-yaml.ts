import { parseDocument } from "yaml";
import type { Document, YAMLError } from "yaml";
import { buildNodes } from "#manifest/build-nodes.ts";
import type { SyntaxProblem } from "#manifest/document.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import { joinFlowLines } from "#manifest/repair-flow.ts";
import { joinQuotedLines } from "#manifest/repair-quotes.ts";

export interface ParsedYaml {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SyntaxProblem[];
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

/** Reads any text. Never throws. */
export function parseYaml(text: string): ParsedYaml {
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
