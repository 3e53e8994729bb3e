import type { KubeClient } from "./kube-client.ts";
import type { KubeObject } from "./kube-object.ts";
import { operatorNamespace } from "./operator-version.ts";

const mostLines = 12;
const longestLine = 1500;
const operatorLinesRead = 400;

/** The last lines of every container, those of its run before where it was restarted, and of the operator. */
export async function readLogs(
  client: KubeClient,
  namespace: string,
  objects: readonly KubeObject[],
): Promise<Record<string, string[]>> {
  const logs: Record<string, string[]> = {};
  for (const pod of objects.filter(({ kind }) => kind === "Pod")) {
    for (const [container, restarts] of containersOf(pod)) {
      const path = `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}/log?container=${container}&tailLines=${mostLines}`;
      const name = `${pod.metadata.name}/${container}`;
      keep(logs, name, await client.readText(path));
      if (restarts > 0)
        keep(logs, `${name} before`, await client.readText(`${path}&previous=true`));
    }
  }
  keep(logs, "operator", await readOperator(client, namespace));
  return logs;
}

function keep(logs: Record<string, string[]>, name: string, log: string | undefined): void {
  const lines = log?.split("\n").filter((line) => line !== "") ?? [];
  if (lines.length === 0) return;
  logs[name] = lines.slice(-mostLines).map((line) => line.slice(0, longestLine));
}

function containersOf({ status }: KubeObject): readonly (readonly [string, number])[] {
  const all = [status?.["initContainerStatuses"], status?.["containerStatuses"]].flatMap(
    (list) => (list ?? []) as { name: string; restartCount: number }[],
  );
  return all
    .filter(({ name }) => name !== "bootstrap-controller")
    .map(({ name, restartCount }) => [name, restartCount] as const);
}

async function readOperator(client: KubeClient, namespace: string): Promise<string> {
  const pods = await client.list(
    `/api/v1/namespaces/${operatorNamespace}/pods?labelSelector=app.kubernetes.io/name=cloudnative-pg`,
  );
  const logs = await Promise.all(
    pods.map(async ({ metadata }) =>
      client.readText(
        `/api/v1/namespaces/${operatorNamespace}/pods/${metadata.name}/log?tailLines=${operatorLinesRead}`,
      ),
    ),
  );
  const lines = logs.flatMap((log) => log?.split("\n") ?? []);
  return lines.filter((line) => line.includes(`"namespace":"${namespace}"`)).join("\n");
}
