import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { ApiResource, LiveObject } from "#domain/kubernetes/live-object.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import { watchedResources } from "#domain/cnpg/watched-resources.ts";
import type { Json } from "#domain/kubernetes/json.ts";
import { mergePatch } from "#domain/kubernetes/merge-patch.ts";
import type { KubeContext } from "#kube/kubeconfig/kubeconfig.ts";

/** An answer in place of the usual one. */
export interface CannedAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: IncomingMessage["headers"];
}

/** Answers by itself, piece by piece. */
export type Takeover = (response: ServerResponse) => void;

type Interception = (request: SeenRequest) => CannedAnswer | Takeover | "hang" | "cut" | undefined;

interface HistoryEntry {
  readonly version: number;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly resource: ApiResource;
  readonly object: LiveObject;
}

/**
 * As much of an API server as clients under test need, in this process and over real HTTP: discovery, access
 * reviews, list in pages, watch from a version on, bookmarks, 410, and whatever a test puts in its way.
 */
export class FakeApi {
  readonly requests: SeenRequest[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #objects = new Map<string, { resource: ApiResource; object: LiveObject }>();
  readonly #history: HistoryEntry[] = [];
  readonly #watches = new Set<Watch>();
  #interception: Interception = () => undefined;
  #reaction: (written: LiveObject, plural: string) => void = () => undefined;
  #version = 100;
  #oldest = 0;

  static async start(): Promise<FakeApi> {
    const api = new FakeApi();
    api.#server.listen(0, "127.0.0.1");
    await once(api.#server, "listening");
    return api;
  }

  get server(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Stops and starts again on the same port, as an API server that is restarted. */
  async restart(whileDown: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const { port } = this.#server.address() as AddressInfo;
    await this.#close();
    await whileDown();
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  /** Sockets that clients hold open. */
  async countSockets(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });
  }

  context(name = "fake", token = "secret-token"): KubeContext {
    return {
      name,
      namespace: "default",
      clusterName: name,
      userName: name,
      cluster: { server: this.server, insecure: true },
      user: { token },
    };
  }

  /** What tests put in the way; the newest counts alone. */
  intercept(interception: Interception): void {
    this.#interception = interception;
  }

  /** What comes of those who want to speak another protocol, as a WebSocket. */
  onUpgrade(upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): void {
    this.#server.on("upgrade", upgrade);
  }

  /** What an operator would do after each write that is stored. */
  react(reaction: (written: LiveObject, plural: string) => void): void {
    this.#reaction = reaction;
  }

  /** Writes that were no dry runs, as `PATCH /path`; questions about rights are none. */
  get writes(): readonly string[] {
    return this.requests
      .filter(({ method, path }) => method !== "GET" && !path.endsWith("accessreviews"))
      .filter((seen) => !isDryRun(seen))
      .map(({ method, path }) => `${method} ${path}`);
  }

  /** Keeps an object under a new version and tells the watches. */
  put(plural: string, object: Omit<LiveObject, "metadata"> & { metadata: object }): LiveObject {
    const resource = resourceOf(plural);
    this.#version += 1;
    const metadata = { ...object.metadata, resourceVersion: String(this.#version) };
    const kept = { ...object, metadata } as LiveObject;
    const key = keyOf(resource, kept);
    this.#tell({ type: this.#objects.has(key) ? "MODIFIED" : "ADDED", resource, object: kept });
    this.#objects.set(key, { resource, object: kept });
    return kept;
  }

  remove(plural: string, object: LiveObject): void {
    const resource = resourceOf(plural);
    this.#version += 1;
    this.#objects.delete(keyOf(resource, object));
    const metadata = { ...object.metadata, resourceVersion: String(this.#version) };
    this.#tell({ type: "DELETED", resource, object: { ...object, metadata } });
  }

  /** Forgets all versions before the one of the moment: whoever goes on from there gets 410. */
  compact(): void {
    this.#oldest = this.#version;
  }

  /** Sends every watch a bookmark with the version of the moment. */
  bookmark(): void {
    const object = { metadata: { resourceVersion: String(this.#version) } };
    for (const { response } of this.#watches) writeLine(response, { type: "BOOKMARK", object });
  }

  /** Ends all watches: orderly, or with an error in the stream. */
  endWatches(how: "orderly" | "gone" | "cut" = "orderly"): void {
    const watches = [...this.#watches];
    this.#watches.clear();
    for (const { response } of watches) {
      if (how === "gone") writeLine(response, { type: "ERROR", object: goneStatus });
      if (how === "cut") response.destroy();
      else response.end();
    }
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  async dispose(): Promise<void> {
    await this.#close();
  }

  async #close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const seen = await readRequest(request);
    this.requests.push(seen);
    const canned = this.#interception(seen);
    if (typeof canned === "function") canned(response);
    else if (canned === "cut") request.socket.destroy();
    else if (canned !== "hang") this.#respond(seen, response, canned ?? this.#usual(seen));
  }

  #respond(seen: SeenRequest, response: ServerResponse, answer: CannedAnswer | "watch"): void {
    if (answer === "watch") {
      this.#openWatch(seen, response);
      return;
    }
    response.writeHead(answer.status, { "Content-Type": "application/json" });
    response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  }

  #usual(seen: SeenRequest): CannedAnswer | "watch" {
    if (seen.path.endsWith("/selfsubjectaccessreviews")) {
      return { status: 201, body: { status: { allowed: true } } };
    }
    if (seen.method !== "GET") return this.#write(seen);
    const group = discover(seen.path);
    if (group !== undefined) return { status: 200, body: group };
    const resource = watchedResources.find((candidate) => isCollection(candidate, seen.path));
    if (resource === undefined) return this.#readOne(seen.path);
    return seen.query.get("watch") === "true" ? "watch" : this.#list(resource, seen);
  }

  #write(seen: SeenRequest): CannedAnswer {
    const path = seen.path.replace(/\/status$/, "");
    const found = [...this.#objects.values()].find(({ resource, object }) => {
      return pathOf(resource, object.metadata.namespace, object.metadata.name) === path;
    });
    const resource = found?.resource ?? watchedResources.find((one) => isWithin(one, path));
    if (resource === undefined) return this.#readOne(path);
    const outcome = judgeWrite(seen, found?.object);
    if ("refusal" in outcome) return outcome.refusal;
    if (isDryRun(seen)) return { status: 200, body: outcome.object };
    if (seen.method === "DELETE") this.remove(resource.plural, outcome.object);
    const stored =
      seen.method === "DELETE" ? outcome.object : this.put(resource.plural, outcome.object);
    this.#reaction(stored, resource.plural);
    return { status: 200, body: stored };
  }

  #readOne(path: string): CannedAnswer {
    for (const { resource, object } of this.#objects.values()) {
      const { namespace, name } = object.metadata;
      if (pathOf(resource, namespace, name) === path) return { status: 200, body: object };
    }
    return { status: 404, body: { code: 404, reason: "NotFound", message: `${path} not found` } };
  }

  #list(resource: ApiResource, { path, query }: SeenRequest): CannedAnswer {
    const all = [...this.#objects.values()]
      .filter((entry) => entry.resource.plural === resource.plural)
      .filter(({ object }) => isIn(path, object))
      .map(({ object }) => object);
    const start = Number(query.get("continue") ?? 0);
    const end = start + Number(query.get("limit") ?? all.length);
    const next = end < all.length ? String(end) : "";
    const metadata = { resourceVersion: String(this.#version), continue: next };
    return { status: 200, body: { metadata, items: all.slice(start, end) } };
  }

  #openWatch(seen: SeenRequest, response: ServerResponse): void {
    const from = Number(seen.query.get("resourceVersion") ?? 0);
    if (from < this.#oldest) {
      this.#respond(seen, response, { status: 410, body: goneStatus });
      return;
    }
    const watch = { path: seen.path, response };
    this.#watches.add(watch);
    response.once("close", () => this.#watches.delete(watch));
    response.writeHead(200, { "Content-Type": "application/json" });
    response.flushHeaders();
    for (const entry of this.#history.filter(({ version }) => version > from)) send(watch, entry);
  }

  #tell(change: Omit<HistoryEntry, "version">): void {
    const entry = { ...change, version: this.#version };
    this.#history.push(entry);
    for (const watch of this.#watches) send(watch, entry);
  }
}

interface Watch {
  readonly path: string;
  readonly response: ServerResponse;
}

/** Of a deletion with a body the server reads the body alone. */
function isDryRun({ method, query, body }: SeenRequest): boolean {
  if (method !== "DELETE" || body === undefined) return query.get("dryRun") === "All";
  return (body as { readonly dryRun?: readonly string[] }).dryRun?.includes("All") === true;
}

/** What a write makes of an object, or why it must not be. */
function judgeWrite(
  { method, path, body }: SeenRequest,
  old: LiveObject | undefined,
): { readonly object: LiveObject } | { readonly refusal: CannedAnswer } {
  const sent = (body ?? {}) as SentBody;
  if (isOutdated(sent, old)) {
    const message = "the object has been modified";
    return { refusal: { status: 409, body: { code: 409, reason: "Conflict", message } } };
  }
  if (old === undefined && (method === "DELETE" || sent.apiVersion === undefined)) {
    return { refusal: { status: 404, body: { code: 404, reason: "NotFound", message: path } } };
  }
  if (method === "DELETE" && old !== undefined) return { object: old };
  const base = old ?? { metadata: { uid: `uid-${path}`, namespace: namespaceOf(`${path}/`) } };
  return { object: mergePatch(base as unknown as Json, sent as Json) as unknown as LiveObject };
}

function isOutdated({ metadata, preconditions }: SentBody, old: LiveObject | undefined): boolean {
  const version = metadata?.resourceVersion;
  const uid = preconditions?.uid;
  const isOther = version !== undefined && version !== old?.metadata.resourceVersion;
  return isOther || (uid !== undefined && uid !== old?.metadata.uid);
}

interface SentBody {
  readonly apiVersion?: string;
  readonly metadata?: { readonly resourceVersion?: string };
  readonly preconditions?: { readonly uid?: string };
}

/** The collection, or one object of it. */
function isWithin(resource: ApiResource, path: string): boolean {
  const collection = pathOf(resource, namespaceOf(`${path}/`));
  return path === collection || path.startsWith(`${collection}/`);
}

const goneStatus = { code: 410, reason: "Expired", message: "too old resource version" };

function send({ path, response }: Watch, { resource, object, type }: HistoryEntry): void {
  if (isCollection(resource, path) && isIn(path, object)) writeLine(response, { type, object });
}

function writeLine(response: ServerResponse, line: unknown): void {
  response.write(`${JSON.stringify(line)}\n`);
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? "/", "http://fake");
  const text = Buffer.concat(chunks).toString();
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
    headers: request.headers,
  };
}

function resourceOf(plural: string): ApiResource {
  const found = watchedResources.find((resource) => resource.plural === plural);
  if (found === undefined) throw new Error(`${plural} is not watched`);
  return found;
}

function keyOf(resource: ApiResource, { metadata }: LiveObject): string {
  return `${resource.plural}/${metadata.uid}`;
}

/** The collection of all namespaces, or of one. */
function isCollection(resource: ApiResource, path: string): boolean {
  const namespace = namespaceOf(path);
  return path === pathOf(resource, namespace);
}

function namespaceOf(path: string): string | undefined {
  return /\/namespaces\/([^/]+)\//.exec(path)?.[1];
}

function isIn(path: string, { metadata }: LiveObject): boolean {
  const namespace = namespaceOf(path);
  return namespace === undefined || namespace === metadata.namespace;
}

function discover(path: string): unknown {
  const group = /^\/apis\/([^/]+)\/[^/]+$/.exec(path)?.[1] ?? (path === "/api/v1" ? "" : undefined);
  if (group === undefined) return undefined;
  const served = watchedResources.filter((resource) => resource.group === group);
  return { resources: served.map(({ plural }) => ({ name: plural })) };
}
