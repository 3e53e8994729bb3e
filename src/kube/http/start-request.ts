import type { ClientRequest } from "node:http";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Session } from "#kube/http/open-session.ts";

export interface RequestStart {
  /** Below the server's address; names are escaped already. */
  readonly path: string;
  /** A key may stand in it several times. */
  readonly query: Iterable<readonly [string, string]>;
  readonly method?: string;
  /** Beside those of the session. */
  readonly headers: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal | undefined;
}

/** Begins a request to the server of a session, as the user of it. Nothing is sent before its `end`. */
export function startRequest(
  { server, agent, headers }: Session,
  request: RequestStart,
): ClientRequest {
  const start = server.protocol === "http:" ? requestHttp : requestHttps;
  const url = new URL(server.pathname.replace(/\/$/, "") + request.path, server);
  for (const [key, value] of request.query) url.searchParams.append(key, value);
  return start(url, {
    agent,
    method: request.method ?? "GET",
    headers: { ...headers, "User-Agent": "cnpg-workbench", ...request.headers },
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
}
