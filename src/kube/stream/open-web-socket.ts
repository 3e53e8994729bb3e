import type { IncomingMessage } from "node:http";
import type { Connection } from "#kube/connection.ts";
import { explainAnswer } from "#kube/http/explain-answer.ts";
import { explainFailure } from "#kube/http/explain-failure.ts";
import type { Session } from "#kube/http/open-session.ts";
import { readAnswer } from "#kube/http/read-answer.ts";
import { isWarm, warmUp } from "#kube/http/warm-up.ts";
import { ChannelSocket } from "#kube/stream/channel-socket.ts";
import { startHandshake } from "#kube/stream/start-handshake.ts";
import type { SocketRequest } from "#kube/stream/start-handshake.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeFailure } from "#kube/kube-error.ts";

/** Milliseconds until the server has taken the socket. */
const limit = 15_000;

/**
 * Opens a WebSocket to the API server. Unlike most clients it tells what the server says when it refuses. Fails with a
 * `KubeError`.
 */
export function openWebSocket(
  connection: Connection,
  request: SocketRequest,
): Promise<ChannelSocket> {
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

async function open(session: Session, request: SocketRequest): Promise<ChannelSocket> {
  const call = `GET ${request.path}`;
  const { signal } = request;
  if (signal?.aborted === true) throw new KubeError("cancelled", "cancelled", { call });
  return new Promise((resolve, reject) => {
    const { handshake, accept } = startHandshake(session, request);
    let isRefused = false;
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      act();
    };
    const giveUp = (reason: KubeFailure, message: string): void => {
      settle(() => reject(new KubeError(reason, message, { call })));
      handshake.destroy();
    };
    const cancel = (): void => giveUp("cancelled", "cancelled");
    const timer = setTimeout(() => {
      // What it has said of its refusal by now has to do.
      if (isRefused) handshake.destroy();
      else giveUp("timeout", `no answer within ${limit / 1000} s`);
    }, limit);
    signal?.addEventListener("abort", cancel, { once: true });
    handshake.once("upgrade", (...consent) => {
      settle(() => {
        try {
          resolve(new ChannelSocket(accept(...consent)));
        } catch (error) {
          reject(explainFailure(error, call));
        }
      });
    });
    handshake.once("response", (answer) => {
      isRefused = true;
      void refuse(answer, call).then((refusal) => settle(() => reject(refusal)));
    });
    handshake.on("error", (error) => {
      if (!isRefused) settle(() => reject(explainFailure(error, call)));
    });
  });
}

async function refuse(answer: IncomingMessage, call: string): Promise<KubeError> {
  const text = await readAnswer(answer).catch(() => "");
  return explainAnswer(answer, text, call);
}
