import { text } from "node:stream/consumers";
import type { KubeClient } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";

interface PodStatus {
  readonly phase?: string;
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
}

/** Of each pod of a namespace that is not ready: its state and the end of its log. Never throws. */
export async function readLastWords(client: KubeClient, namespace: string): Promise<string> {
  try {
    const pods = await client.list({ apiVersion: "v1", kind: "Pod", metadata: { namespace } });
    const silent = pods.filter((pod) => !isReady(pod));
    return (await Promise.all(silent.map((pod) => describePod(client, pod)))).join("\n");
  } catch (error) {
    return `no pods could be read: ${String(error)}`;
  }
}

function isReady({ status }: KubeObject): boolean {
  const { conditions = [] } = status as PodStatus;
  return conditions.some((condition) => condition.type === "Ready" && condition.status === "True");
}

async function describePod(client: KubeClient, pod: KubeObject): Promise<string> {
  const { phase = "no phase" } = pod["status"] as PodStatus;
  const path = `${await client.pathOf({ ...pod, apiVersion: "v1", kind: "Pod" })}/log?tailLines=30`;
  const log = await text(await client.connection.open(path));
  return `-- ${pod.metadata.name} is not ready (${phase}); its log ends:\n${log}`;
}
