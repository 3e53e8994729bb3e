import { findKind, kindInfo, operatorGroup } from "#domain/cnpg/kinds.ts";
import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import { readDocument } from "#manifest/read-document.ts";
import { splitDocuments } from "#manifest/split-documents.ts";
import { toJson } from "#manifest/values.ts";
import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import type { ApiStatus } from "#sandbox/kubernetes/api-error.ts";
import type { ApiRequest, Connection } from "#sandbox/kubernetes/connect.ts";
import type { Answer, Ask, Change, Stage } from "#test/admission/ask-oracle.ts";

/**
 * A running API server with the operator's webhooks as the one who decides. New objects are only tried; of a
 * change the old version is stored, and deleted afterwards.
 * @param namespaces nobody else's; as many questions are asked at once
 */
export function serverAsk(connection: Connection, namespaces: readonly string[]): Ask {
  return async (questions) => {
    const answers: (readonly Answer[])[] = [];
    const rest = questions.entries();
    const work = async (namespace: string): Promise<void> => {
      for (const [index, question] of rest) {
        answers[index] = await answer({ connection, namespace }, question);
      }
    };
    await Promise.all(namespaces.map(work));
    return answers;
  };
}

/** All objects go into one namespace, whatever they say. */
export function withoutNamespace(text: string): string {
  return text.replace(/^ {2}namespace:.*\n/m, "");
}

interface Server {
  readonly connection: Connection;
  readonly namespace: string;
}

async function answer(server: Server, question: string | Change): Promise<readonly Answer[]> {
  if (typeof question !== "string") return [await answerChange(server, question)];
  const parts = splitDocuments(question)
    .map(({ offset, end }) => question.slice(offset, end))
    .filter(holdsSomething);
  const answers: Answer[] = [];
  for (const text of parts) answers.push(await tryCreation(server, text));
  return answers;
}

/** kubectl passes over a document of comments alone. */
function holdsSomething(text: string): boolean {
  const { root, problems } = readDocument(text);
  return root !== undefined || problems.length > 0;
}

function tryCreation(server: Server, text: string): Promise<Answer> {
  return send(server, text, (collection) => ({
    path: `${collection}?${tried}`,
    request: { method: "POST", body: text, contentType: yaml },
  }));
}

const yaml = "application/yaml";
const strict = "fieldValidation=Strict";
const tried = `dryRun=All&${strict}`;

async function answerChange(server: Server, change: Change): Promise<Answer> {
  const { name = "" } = readDocument(change.old);
  const stored = await send(server, change.old, (collection) => ({
    path: `${collection}?${strict}`,
    request: { method: "POST", body: change.old, contentType: yaml },
  }));
  if (stored.stage !== "ok") return { stage: "old", errors: stored.errors ?? [] };
  try {
    const version = (await writeStatus(server, change.old)) ?? stored.version;
    return await send(server, change.new, (collection) => ({
      path: `${collection}/${name}?${tried}`,
      request: { method: "PUT", body: atVersion(change.new, version), contentType: yaml },
    }));
  } finally {
    await send(server, change.old, (collection) => ({
      path: `${collection}/${name}`,
      request: { method: "DELETE" },
    }));
  }
}

/** On creation the server drops the status. Gives the version of the object that has it. */
async function writeStatus(server: Server, text: string): Promise<string | undefined> {
  const document = readDocument(text);
  const { status } = toJson(document.root) as { readonly status?: unknown };
  if (status === undefined) return undefined;
  const written = await send(server, text, (collection) => ({
    path: `${collection}/${document.name ?? ""}/status`,
    request: {
      method: "PATCH",
      contentType: "application/merge-patch+json",
      body: { status },
    },
  }));
  return written.version;
}

/** A change has to name the version that it is made from. */
function atVersion(text: string, version = ""): string {
  return text.replace(/^metadata:\n/m, `metadata:\n  resourceVersion: "${version}"\n`);
}

/** Of what is taken, the version that was made. */
type Sent = Answer & { readonly version?: string | undefined };
interface Made {
  readonly metadata?: { readonly resourceVersion?: string };
}

type Sketch = (collection: string) => { readonly path: string; readonly request: ApiRequest };

async function send(server: Server, text: string, sketch: Sketch): Promise<Sent> {
  const document = readDocument(text);
  const { apiVersion = "", kind = "" } = document;
  const collection = collectionOf(server, document);
  if (collection === undefined) return { stage: "kind", kind: `${apiVersion}/${kind}` };
  const { path, request } = sketch(collection);
  try {
    const made = (await askTwice(server.connection, path, request)) as Made;
    return { stage: "ok", version: made.metadata?.resourceVersion };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return describeRefusal(error);
  }
}

/** The server may close a connection that has been idle, just when it is used again. */
async function askTwice(connection: Connection, path: string, request: ApiRequest) {
  try {
    return await connection.ask(path, request);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    return connection.ask(path, request);
  }
}

function collectionOf(
  { namespace }: Server,
  {
    apiVersion,
    kind,
  }: { readonly apiVersion: string | undefined; readonly kind: string | undefined },
): string | undefined {
  const known: CnpgKind | undefined = findKind(apiVersion, kind);
  if (known === undefined || kindInfo(known).group !== operatorGroup) return undefined;
  const { plural, scope } = kindInfo(known);
  const place = scope === "Cluster" ? "" : `/namespaces/${namespace}`;
  return `/apis/${operatorGroup}/v1${place}/${plural}`;
}

function describeRefusal({ code, status, message }: ApiError): Answer {
  const words = status.message ?? message;
  const fields = [...words.matchAll(/unknown field "([^"]*)"/g)].map(([, field = ""]) => field);
  const stage = stageOf(code, words, fields);
  return { stage, errors: stage === "unknown" ? fields : [words], causes: causesOf(status) };
}

/** kubectl reads the YAML itself and so takes a key twice, which is all the same to the server as JSON. */
function stageOf(code: number, words: string, unknownFields: readonly string[]): Stage {
  if (words.includes("strict decoding error")) {
    return unknownFields.length === 0 ? "panic" : "unknown";
  }
  if (code === 404) return "kind";
  const webhook = /admission webhook "(.)/.exec(words)?.[1];
  if (webhook !== undefined) return webhook === "m" ? "mutate" : "webhook";
  return code === 422 ? "schema" : "decode";
}

function causesOf({ details }: ApiStatus): NonNullable<Answer["causes"]> {
  return (details?.causes ?? []).flatMap(({ field, reason = "" }) =>
    field === undefined ? [] : [{ field, type: reason }],
  );
}
