import type { IncomingMessage } from "node:http";
import type { Session } from "#kube/http/open-session.ts";
import { SessionKeeper } from "#kube/http/session-keeper.ts";
import { readAnswer } from "#kube/http/read-answer.ts";
import { sendRequest } from "#kube/http/send-request.ts";
import type { KubeRequest } from "#kube/http/send-request.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { KubeContext } from "#kube/kubeconfig/kubeconfig.ts";

/**
 * The way to one cluster as one user. Everything fails with a `KubeError`. Nothing is contacted, and no
 * credential plugin runs, before the first call.
 */
export interface Connection {
  readonly context: string;
  /** The namespace that the context names. */
  readonly namespace: string;
  /** The answer as JSON; a limit of 30 seconds where the request names none. */
  request<T>(request: KubeRequest): Promise<T>;
  /** The answer as text. */
  requestText(request: KubeRequest): Promise<string>;
  /** The answer as it comes in: watches and logs. The caller ends it by the signal. */
  stream(request: KubeRequest): Promise<IncomingMessage>;
  /**
   * For what brings its own sockets; used a second time, with a fresh login, if it fails with reason `unauthorized`. The
   * signal comes with the end of the connection.
   */
  withSession<T>(use: (session: Session, ended: AbortSignal) => Promise<T>): Promise<T>;
  /** Ends all sockets; calls under way fail as cancelled. */
  dispose(): void;
}

export function createConnection(context: KubeContext): Connection {
  const ended = new AbortController();
  const sessions = new SessionKeeper(context, ended.signal);

  /** One fresh login after a 401: a token may have been revoked or have run out on the way. */
  async function withSession<T>(
    use: (session: Session, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const session = await sessions.get();
    try {
      return await confirm(use(session, ended.signal));
    } catch (error) {
      if (!(error instanceof KubeError) || error.reason !== "unauthorized") throw error;
      const renewed = await sessions.renewRefused(session);
      if (renewed === undefined) throw error;
      return confirm(use(renewed, ended.signal));
    }
  }

  async function confirm<T>(answer: Promise<T>): Promise<T> {
    await answer;
    sessions.confirm();
    return answer;
  }

  function open(request: KubeRequest): Promise<IncomingMessage> {
    return withSession((session) => sendRequest(session, withEnd(request, ended.signal)));
  }

  return {
    context: context.name,
    namespace: context.namespace,
    request: async <T>(request: KubeRequest) =>
      JSON.parse(await readAnswer(await open(request))) as T,
    requestText: async (request) => readAnswer(await open(request)),
    stream: open,
    withSession,
    dispose() {
      ended.abort();
      sessions.dispose();
    },
  };
}

function withEnd(request: KubeRequest, end: AbortSignal): KubeRequest {
  const signal = request.signal === undefined ? end : AbortSignal.any([request.signal, end]);
  return { ...request, signal };
}
