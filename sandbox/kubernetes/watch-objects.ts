import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import type { Connection } from "#sandbox/kubernetes/connect.ts";
import { type Query, withQuery } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";

export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  readonly object: KubeObject;
}

/**
 * The events of one watch, until the server ends it, the signal is aborted (throws its reason) or the
 * connection breaks (throws). A refusal, also one in the stream as 410, is thrown as ApiError.
 */
export async function* watchObjects(
  connection: Connection,
  path: string,
  query: Query,
  signal?: AbortSignal,
): AsyncGenerator<WatchEvent> {
  const address = withQuery(path, { ...query, watch: "true" });
  const answer = await connection.open(address, signal ? { signal } : {});
  if (answer.statusCode !== 200)
    throw new ApiError(`WATCH ${path}`, answer.statusCode ?? 0, await text(answer));
  // readline swallows the errors of its input, so they are kept and thrown when the lines have ended.
  let failure: unknown;
  answer.once("error", (error) => (failure = error));
  try {
    for await (const line of createInterface({ input: answer, crlfDelay: Infinity })) {
      const event = JSON.parse(line) as WatchEvent | { type: "ERROR"; object: { code: number } };
      if (event.type === "ERROR")
        throw new ApiError(`WATCH ${path}`, event.object.code, JSON.stringify(event.object));
      yield event;
    }
    if (failure !== undefined) throw failure;
  } finally {
    answer.destroy();
  }
}
