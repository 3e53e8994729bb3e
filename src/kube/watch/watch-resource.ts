import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { explainFailure } from "#kube/http/explain-failure.ts";
import { explainStatus } from "#kube/http/explain-answer.ts";
import type { StatusObject } from "#kube/http/explain-answer.ts";
import { KubeError } from "#kube/kube-error.ts";
import { acceptOf } from "#kube/watch/list-resource.ts";
import type { ResourceQuery } from "#kube/watch/list-resource.ts";
import { readLines } from "#kube/watch/read-lines.ts";

/** One line of a watch. */
export type WatchLine =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED"; readonly object: LiveObject }
  /** Nothing happened, but this version is safe to go on from. */
  | { readonly type: "BOOKMARK"; readonly object: LiveObject }
  | { readonly type: "ERROR"; readonly object: StatusObject };

export interface WatchOptions {
  readonly resourceVersion: string;
  readonly signal: AbortSignal;
  /** Milliseconds without a line after which the connection counts as dead. */
  readonly idleLimit: number;
  /** The server has taken the watch. */
  readonly onOpen: () => void;
}

/** The server ends a watch after this long, so that no proxy has to. */
const seconds = 290;

/**
 * Follows a resource from a version on and yields what happens, in batches. Ends when the server ends it;
 * fails with a `KubeError`, with reason `gone` when the version is too old, `timeout` when the line is dead.
 */
export async function* watchResource(
  connection: Connection,
  query: ResourceQuery,
  options: WatchOptions,
): AsyncGenerator<readonly WatchLine[]> {
  const path = pathOf(query.resource, query.namespace);
  const stream = await connection.stream({
    path,
    query: {
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion: options.resourceVersion,
      labelSelector: query.labelSelector,
      timeoutSeconds: seconds,
    },
    accept: acceptOf(query, ""),
    signal: options.signal,
  });
  options.onOpen();
  const dead = new KubeError("timeout", `silent for ${options.idleLimit / 1000} s`);
  stream.setTimeout(options.idleLimit, () => stream.destroy(dead));
  try {
    for await (const lines of readLines(stream)) yield lines.map((line) => readLine(line, path));
  } catch (error) {
    throw explainFailure(error, `watch ${path}`);
  } finally {
    stream.destroy();
  }
}

function readLine(text: string, path: string): WatchLine {
  const line = JSON.parse(text) as WatchLine;
  if (line.type !== "ERROR") return line;
  const status = line.object.code ?? 500;
  throw explainStatus(line.object, { status, call: `watch ${path}` });
}
