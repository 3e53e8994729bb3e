import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { KubeConfig } from "@kubernetes/client-node";
import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import { createKubeClient, withQuery } from "#sandbox/kubernetes/kube-client.ts";
import type { DeleteOptions, KubeClient, Query } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeReference } from "#sandbox/kubernetes/kube-object.ts";
import { runInPod } from "./run-in-pod.ts";
import type { KubeObject } from "./kube-object.ts";

/** The API server as recording asks it: what is not there is no error. */
export interface Recorder extends Pick<KubeClient, "apply" | "patch" | "dispose"> {
  /** Undefined where the object, or its kind, is not there. */
  find(reference: KubeReference): Promise<KubeObject | undefined>;
  /** Empty where the kind is not there. */
  list(reference: KubeReference, query?: Query): Promise<readonly KubeObject[]>;
  remove(reference: KubeReference, options?: DeleteOptions): Promise<void>;
  /** Undefined where there is none, as for a container that has not started. */
  readLog(pod: KubeReference, query: Query): Promise<string | undefined>;
  /** What a command in the container `postgres` printed; throws with its error output when it fails. */
  exec(pod: KubeReference, command: readonly string[]): Promise<string>;
}

/** Without a file: what `CNPG_TEST_KUBECONFIG` names, then the default kubeconfig. */
export async function openRecorder(file = process.env["CNPG_TEST_KUBECONFIG"]): Promise<Recorder> {
  const kubeconfig = new KubeConfig();
  if (file === undefined) kubeconfig.loadFromDefault();
  else kubeconfig.loadFromString(await readFile(file, "utf8"));
  const client = await createKubeClient(kubeconfig.exportConfig());
  return {
    apply: (object) => client.apply(object),
    patch: (reference, change, part) => client.patch(reference, change, part),
    dispose: () => client.dispose(),
    find: (reference) => unlessMissing(() => client.read(reference) as Promise<KubeObject>),
    list: async (reference, query) =>
      ((await unlessMissing(() => client.list(reference, query))) as KubeObject[] | undefined) ??
      [],
    remove: (reference, options) => unlessMissing(() => client.remove(reference, options)),
    readLog: (pod, query) => readLog(client, pod, query),
    exec: (pod, command) => runInPod(kubeconfig, pod, command),
  };
}

async function unlessMissing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return undefined;
    throw error;
  }
}

async function readLog(
  client: KubeClient,
  pod: KubeReference,
  query: Query,
): Promise<string | undefined> {
  const path = withQuery(`${await client.pathOf(pod)}/log`, query);
  const answer = await client.connection.open(path);
  const log = await text(answer);
  return answer.statusCode === 200 ? log : undefined;
}
