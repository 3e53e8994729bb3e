import { natureOf } from "#manifest/nature.ts";
import type { DocumentNature, ManifestDocument, SyntaxProblem } from "#manifest/document.ts";
import type { Span, YamlNode } from "#manifest/nodes.ts";
import { isOurGroup, mentionsOurGroup } from "#manifest/our-group.ts";
import { parseYaml } from "#manifest/parse-yaml.ts";
import type { ParsedYaml } from "#manifest/parse-yaml.ts";
import { readPlainBlock } from "#manifest/read-plain-block.ts";
import { stringAt } from "#manifest/values.ts";

/**
 * Reads one document. The text is parsed when somebody first asks for its tree, and not at all to
 * learn that it has nothing to do with CloudNativePG. Never throws.
 * @param path of the file, for telling patches from complete objects by name
 */
export function readDocument(text: string, path = ""): ManifestDocument {
  return new LazyDocument(text, path);
}

class LazyDocument implements ManifestDocument {
  readonly text: string;
  readonly extent: Span;
  readonly #path: string;
  #parsed: ParsedYaml | undefined;
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

  #parse(): ParsedYaml {
    this.#parsed ??= readPlainBlock(this.text) ?? parseYaml(this.text);
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
