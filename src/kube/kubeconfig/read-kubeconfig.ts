import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { loadYaml } from "@kubernetes/client-node";
import { toEntries } from "#kube/kubeconfig/to-entries.ts";
import type { KubeconfigEntries } from "#kube/kubeconfig/to-entries.ts";
import type { KubeContext, Kubeconfig, KubeconfigProblem } from "#kube/kubeconfig/kubeconfig.ts";

/** Reads and merges the files as kubectl does: the first to name a thing wins, missing files do not count. */
export async function readKubeconfig(files: readonly string[]): Promise<Kubeconfig> {
  const read = await Promise.all(files.map(readEntries));
  const all = read.flatMap((result) => ("entries" in result ? [result.entries] : []));
  return {
    contexts: mergeContexts(all),
    currentContext: all.map(({ current }) => current).find((name) => name !== undefined),
    files,
    problems: read.flatMap((result) => ("problem" in result ? [result.problem] : [])),
  };
}

type ReadResult =
  { readonly entries: KubeconfigEntries } | { readonly problem: KubeconfigProblem } | object;

async function readEntries(file: string): Promise<ReadResult> {
  try {
    const text = await readFile(file, "utf8");
    const parsed = isBlank(text) ? undefined : loadYaml<unknown>(text);
    return { entries: toEntries(parsed, dirname(file)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    return { problem: { file, message: shorten(error) } };
  }
}

/** The reader of YAML has no document for it, kubectl an empty one. */
function isBlank(text: string): boolean {
  return text.split("\n").every((line) => /^\s*(#|$)/.test(line));
}

/** The first line only: a YAML error quotes the text around it, which may hold a token. */
function shorten(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line;
}

function mergeContexts(all: readonly KubeconfigEntries[]): readonly KubeContext[] {
  const contexts = mergeFirst(all.map(({ contexts }) => contexts));
  const clusters = mergeFirst(all.map(({ clusters }) => clusters));
  const users = mergeFirst(all.map(({ users }) => users));
  return [...contexts].map(([name, { cluster, user, namespace }]) => ({
    name,
    namespace,
    cluster: clusters.get(cluster),
    user: user === "" ? {} : users.get(user),
    clusterName: cluster,
    userName: user,
  }));
}

function mergeFirst<T>(maps: readonly ReadonlyMap<string, T>[]): ReadonlyMap<string, T> {
  const merged = new Map<string, T>();
  for (const [name, value] of maps.flatMap((map) => [...map])) {
    if (!merged.has(name)) merged.set(name, value);
  }
  return merged;
}
