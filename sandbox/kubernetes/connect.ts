import { once } from "node:events";
import { Agent, request as sendRequest, type RequestOptions } from "node:https";
import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { KubeConfig } from "@kubernetes/client-node";
import { ApiError } from "#sandbox/kubernetes/api-error.ts";

export interface ApiRequest {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as it is when it is a string, else as JSON. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** HTTPS to one API server as one user, over connections that are kept. A server that stays silent for a minute has failed. */
export interface Connection {
  /** The address in the kubeconfig, without a slash at its end. */
  readonly server: string;
  /** The answer once its head is there, whatever its code. The caller reads the body or destroys it. */
  open(path: string, request?: ApiRequest): Promise<IncomingMessage>;
  /** The JSON of a successful answer. Throws ApiError else. */
  ask(path: string, request?: ApiRequest): Promise<unknown>;
  /** Closes the connections. */
  dispose(): void;
}

/** Milliseconds. */
const silence = 60_000;

export interface ConnectOptions {
  /** How many requests are under way at once; further ones wait. Watches count. */
  readonly maxSockets?: number;
}

/** Connects as the current context of a kubeconfig says, its credential plugin included. Sends nothing yet. */
export async function connect(
  kubeconfig: string,
  { maxSockets = 32 }: ConnectOptions = {},
): Promise<Connection> {
  const config = new KubeConfig();
  config.loadFromString(kubeconfig);
  const server = config.getCurrentCluster()?.server.replace(/\/$/, "");
  if (server === undefined)
    throw new Error("The kubeconfig has no current context with a cluster; set current-context");
  const credentials: RequestOptions = {};
  await config.applyToHTTPSOptions(credentials);
  const { agent: _, headers, ...options } = credentials;
  const agent = new Agent({ keepAlive: true, maxSockets });
  const open = async (path: string, request: ApiRequest = {}): Promise<IncomingMessage> => {
    const { method = "GET", body, contentType = "application/json", signal } = request;
    const sentBody = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const sent = sendRequest(server + path, {
      ...options,
      agent,
      method,
      headers: {
        ...(headers as OutgoingHttpHeaders | undefined),
        accept: "application/json",
        "content-type": contentType,
        // Node does not say by itself where the body of a DELETE ends.
        ...(sentBody === undefined ? {} : { "content-length": Buffer.byteLength(sentBody) }),
      },
      ...(signal ? { signal } : {}),
    });
    // A connection that breaks after the head is told by the answer, and by the request once more.
    sent.on("error", () => undefined);
    const answer = once(sent, "response") as Promise<[IncomingMessage]>;
    const call = `${method} ${path}`;
    const patience = setTimeout(() => sent.destroy(new Error(`${call}: no answer`)), silence);
    sent.end(sentBody);
    try {
      return (await answer)[0];
    } finally {
      clearTimeout(patience);
    }
  };
  const ask = async (path: string, request: ApiRequest = {}): Promise<unknown> => {
    const answer = await open(path, request);
    answer.setTimeout(silence, () => answer.destroy(new Error(`${path}: the answer stopped`)));
    const printed = await text(answer);
    const code = answer.statusCode ?? 0;
    if (code < 200 || code > 299)
      throw new ApiError(`${request.method ?? "GET"} ${path}`, code, printed);
    return printed === "" ? undefined : JSON.parse(printed);
  };
  return { server, open, ask, dispose: () => agent.destroy() };
}
