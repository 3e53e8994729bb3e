import assert from "node:assert/strict";
import { loadYaml } from "@kubernetes/client-node";

/** A kubeconfig with one context, one cluster and one user, as files spell it. */
export interface KubeconfigParts {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly cluster: Readonly<Record<string, unknown>>;
  readonly user: Readonly<Record<string, unknown>>;
}

/** The parts that the current context of a kubeconfig is made of. */
export function readParts(kubeconfig: string): KubeconfigParts {
  const config = loadYaml<Readonly<Record<string, unknown>>>(kubeconfig);
  const name = String(config["current-context"]);
  const context = find(config["contexts"], name, "context");
  return {
    name,
    namespace: context["namespace"] as string | undefined,
    cluster: find(config["clusters"], context["cluster"], "cluster"),
    user: find(config["users"], context["user"], "user"),
  };
}

/** A kubeconfig of these contexts; each has a cluster and a user of its name. The first is the current one. */
export function writeParts(...parts: readonly KubeconfigParts[]): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": parts[0]?.name,
    contexts: parts.map(({ name, namespace }) => ({
      name,
      context: { cluster: name, user: name, namespace },
    })),
    clusters: parts.map(({ name, cluster }) => ({ name, cluster })),
    users: parts.map(({ name, user }) => ({ name, user })),
  });
}

function find(list: unknown, name: unknown, key: string): Readonly<Record<string, unknown>> {
  assert.ok(Array.isArray(list));
  const entries = list as readonly Readonly<Record<string, unknown>>[];
  const entry = entries.find((candidate) => candidate["name"] === name);
  assert.ok(entry, `${key} ${String(name)} is in the kubeconfig`);
  return entry[key] as Readonly<Record<string, unknown>>;
}
