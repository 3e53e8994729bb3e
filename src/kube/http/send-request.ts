import type { IncomingMessage } from "node:http";
import { explainAnswer } from "#kube/http/explain-answer.ts";
import { explainFailure } from "#kube/http/explain-failure.ts";
import type { Session } from "#kube/http/open-session.ts";
import { readAnswer } from "#kube/http/read-answer.ts";
import { startRequest } from "#kube/http/start-request.ts";
import { KubeError } from "#kube/kube-error.ts";

/** One call to the API server. */
export interface KubeRequest {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined;
  /** Below the server's address: `/api/v1/namespaces`; names are escaped already. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly contentType?: string | undefined;
  readonly accept?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the answer begins, and until it is complete for all but streams; 30,000. */
  readonly limit?: number | undefined;
}

/** The answer once its head is there and good; fails with a `KubeError` otherwise. */
export async function sendRequest(
  session: Session,
  request: KubeRequest,
): Promise<IncomingMessage> {
  const answer = await send(session, request);
  if ((answer.statusCode ?? 0) < 300) return answer;
  const text = await readAnswer(answer);
  throw explainAnswer(answer, text, describeCall(request));
}

const usualLimit = 30_000;

function send(session: Session, request: KubeRequest): Promise<IncomingMessage> {
  const { signal, limit = usualLimit } = request;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new KubeError("cancelled", "cancelled"));
      return;
    }
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const call = startRequest(session, {
      path: request.path,
      query: queryOf(request),
      ...(request.method === undefined ? {} : { method: request.method }),
      headers: headersOf(request, body),
      signal,
    });
    let begun: IncomingMessage | undefined;
    const timer = setTimeout(() => (begun ?? call).destroy(tooLate(request, limit)), limit);
    call.once("socket", (socket) => socket.setKeepAlive(true, 30_000));
    call.once("close", () => clearTimeout(timer));
    call.on("error", (error) => reject(explainFailure(error, describeCall(request))));
    call.once("response", (answer) => {
      begun = answer;
      // Whoever reads hears of it too; without a reader at the moment it must not end the process.
      answer.on("error", () => undefined);
      // A stream lives on; an ordinary answer has to be complete within the limit.
      if (request.query?.watch === true || request.query?.follow === true) clearTimeout(timer);
      resolve(answer);
    });
    call.end(body);
  });
}

function tooLate(request: KubeRequest, limit: number): KubeError {
  return new KubeError("timeout", `no answer within ${limit / 1000} s`, {
    call: describeCall(request),
  });
}

function queryOf({ query = {} }: KubeRequest): readonly (readonly [string, string])[] {
  return Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
}

function headersOf(
  request: KubeRequest,
  body: string | undefined,
): Record<string, string | number> {
  return {
    Accept: request.accept ?? "application/json",
    ...(body === undefined
      ? {}
      : {
          "Content-Type": request.contentType ?? "application/json",
          "Content-Length": Buffer.byteLength(body),
        }),
  };
}

function describeCall({ method = "GET", path }: KubeRequest): string {
  return `${method} ${path}`;
}
