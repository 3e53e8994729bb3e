import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import type { Connection } from "#kube/connection.ts";
import { explainAnswer } from "#kube/http/explain-answer.ts";
import { explainFailure } from "#kube/http/explain-failure.ts";
import type { Session } from "#kube/http/open-session.ts";
import { readAnswer } from "#kube/http/read-answer.ts";
import { isWarm, warmUp } from "#kube/http/warm-up.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeFailure } from "#kube/kube-error.ts";

export interface SocketRequest {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  /** The newest first; the server takes one of them. */
  readonly protocols: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Others like it will follow soon, so it is worth having a connection ready for the next. */
  readonly isOneOfMany?: boolean;
}

/** Milliseconds until the server has taken the socket. */
const limit = 15_000;

/**
 * Opens a WebSocket to the API server. Unlike most clients it tells what the server says when it refuses. The socket comes paused, so that nothing is missed before somebody
 * listens. Fails with a `KubeError`.
 */
export function openWebSocket(connection: Connection, request: SocketRequest): Promise<WebSocket> {
  return connection.withSession(async (session, ended) => {
    const mayBeStale = isWarm(session);
    const socket = await open(session, request).catch((error: unknown) => {
      const isStale = mayBeStale && error instanceof KubeError && error.reason === "unreachable";
      if (!isStale) throw error;
      return open(session, request);
    });
    if (request.isOneOfMany === true) void warmUp(session, ended);
    return socket;
  });
}

function open(session: Session, request: SocketRequest): Promise<WebSocket> {
  const call = `GET ${request.path}`;
  const { signal } = request;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new KubeError("cancelled", "cancelled", { call }));
      return;
    }
    const socket = createSocket(session, request);
    let isRefused = false;
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      act();
    };
    const giveUp = (reason: KubeFailure, message: string): void => {
      settle(() => reject(new KubeError(reason, message, { call })));
      socket.terminate();
    };
    const cancel = (): void => giveUp("cancelled", "cancelled");
    const timer = setTimeout(() => {
      // What it has said of its refusal by now has to do.
      if (isRefused) socket.terminate();
      else giveUp("timeout", `no answer within ${limit / 1000} s`);
    }, limit);
    signal?.addEventListener("abort", cancel, { once: true });
    socket.once("open", () => {
      socket.pause();
      settle(() => resolve(socket));
    });
    socket.once("unexpected-response", (_request, answer) => {
      isRefused = true;
      void refuse(answer, call).then((refusal) => settle(() => reject(refusal)));
    });
    socket.on("error", (error) => {
      if (!isRefused) settle(() => reject(explainFailure(error, call)));
    });
  });
}

function createSocket(session: Session, request: SocketRequest): WebSocket {
  return new WebSocket(addressOf(session.server, request), [...request.protocols], {
    ...session.socketOptions,
    headers: flatten(session.headers),
    // What goes through is compressed or encrypted already, or small.
    perMessageDeflate: false,
    ...(session.server.protocol === "https:" ? { generateMask: withoutMask } : {}),
  });
}

/**
 * A mask hides what is sent from caches on the way that take it for HTTP. Inside TLS there are none, and to mask costs
 * a copy of every byte.
 */
function withoutMask(mask: Buffer): void {
  mask.fill(0);
}

async function refuse(answer: IncomingMessage, call: string): Promise<KubeError> {
  const text = await readAnswer(answer).catch(() => "");
  return explainAnswer(answer, text, call);
}

function addressOf(server: URL, { path, query }: SocketRequest): URL {
  const url = new URL(server.pathname.replace(/\/$/, "") + path, server);
  url.protocol = server.protocol === "http:" ? "ws:" : "wss:";
  for (const [key, value] of query) url.searchParams.append(key, value);
  return url;
}

/** The library takes one value a header; groups of an impersonation may be several. */
function flatten(headers: Session["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [
      key,
      typeof value === "string" ? value : value.join(","),
    ]),
  );
}
