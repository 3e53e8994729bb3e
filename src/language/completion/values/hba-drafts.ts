import { hbaMethods, hbaTypes, splitHbaLine } from "#domain/postgres/hba.ts";
import type { CompletionRequest, Draft } from "#language/completion/request.ts";
import { escapeSnippet, quoteString } from "#language/completion/quote.ts";
import { textsAt } from "#language/completion/text/texts-at.ts";
import { describeHbaWord } from "#language/hover/describe-hba.ts";
import { hbaColumn } from "#language/hover/hba-column.ts";
import type { HbaColumn } from "#language/hover/hba-column.ts";
import type { Span } from "#manifest/nodes.ts";

/** Whole lines where there is nothing yet, else the words that fit the cursor's place in the line. */
export function hbaDrafts(request: CompletionRequest): readonly Draft[] {
  const { typed } = request.place;
  const word = wordAt(request);
  const column = hbaColumn(splitHbaLine(word.before));
  const span = typed === "" ? undefined : word.span;
  const words = wordsOf(request, column).map((text, rank) =>
    draftOf(request, { text, column, rank: 100 + rank, span }),
  );
  return typed === "" ? [...wholeLines(request), ...words] : words;
}

const lines = [
  "hostssl all all 0.0.0.0/0 scram-sha-256",
  "host all all 10.0.0.0/8 scram-sha-256",
  "hostssl all all all cert",
];

function wholeLines(request: CompletionRequest): readonly Draft[] {
  return lines
    .filter((line) => !request.place.present.has(line))
    .map((text, rank) => draftOf(request, { text, column: "type", rank, span: undefined }));
}

interface Word {
  readonly span: Span;
  /** The line in front of the word. */
  readonly before: string;
}

/** The word that the cursor touches; commas part words as well, because each is a name of its own. */
function wordAt({ text, offset, place }: CompletionRequest): Word {
  const quote = /^["']/.test(place.typed) ? 1 : 0;
  const from = Math.min(place.replace.start + quote, offset);
  const before = text.slice(from, offset);
  const length = /[^\s,]*$/.exec(before)?.[0].length ?? 0;
  const rest = /^[^\s,"']*/.exec(text.slice(offset, place.replace.end))?.[0].length ?? 0;
  const start = offset - length;
  return { span: { start, end: offset + rest }, before: text.slice(from, start) };
}

function wordsOf(request: CompletionRequest, column: HbaColumn | undefined): readonly string[] {
  const read = (...path: string[]) => textsAt(request.text, request.scan.root, path);
  if (column === "type") return hbaTypes;
  if (column === "method") return hbaMethods;
  if (column === "option") return ["clientcert=verify-full", "clientcert=verify-ca", "map="];
  if (column === "database") return [...databases, ...databaseNames(read)];
  if (column === "user") return [...new Set(["all", ...userNames(read)])];
  if (column !== "address") return [];
  const selectors = read("spec", "podSelectorRefs", "*", "name");
  return ["all", "samenet", "0.0.0.0/0", ...selectors.map((name) => `\${podselector:${name}}`)];
}

const databases = ["all", "replication", "sameuser", "samerole"];
const bootstraps = ["initdb", "recovery", "pg_basebackup"];

type Read = (...path: string[]) => readonly string[];

function databaseNames(read: Read): readonly string[] {
  return [
    ...new Set(bootstraps.flatMap((method) => read("spec", "bootstrap", method, "database"))),
  ];
}

function userNames(read: Read): readonly string[] {
  const owners = bootstraps.flatMap((method) => read("spec", "bootstrap", method, "owner"));
  return [...owners, ...read("spec", "managed", "roles", "*", "name")];
}

interface DraftParts {
  readonly text: string;
  readonly column: HbaColumn | undefined;
  readonly rank: number;
  readonly span: Span | undefined;
}

function draftOf(request: CompletionRequest, { text, column, rank, span }: DraftParts): Draft {
  const documentation = describeHbaWord(text, column, request.context);
  return {
    label: text,
    kind: "value",
    detail: "",
    body: escapeSnippet(span === undefined ? quoteString(text) : text),
    rank,
    ...(span === undefined ? {} : { span }),
    data: { source: "text", text: documentation },
  };
}
