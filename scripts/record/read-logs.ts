import type { Query } from "#sandbox/kubernetes/kube-client.ts";
import { referTo } from "./kinds.ts";
import type { KubeObject } from "./kube-object.ts";
import type { Recorder } from "./open-recorder.ts";
import { operatorNamespace } from "./operator-version.ts";

const mostLines = 12;
const mostErrors = 6;
const linesRead = 300;
const longestLine = 1500;
const operatorLinesRead = 400;

const error = /"level":"error"|\b(FATAL|PANIC)\b/;

/** The last lines and errors of every container, those of its run before where it was restarted, and of the operator. */
export async function readLogs(
  recorder: Recorder,
  namespace: string,
  objects: readonly KubeObject[],
): Promise<Record<string, string[]>> {
  const logs: Record<string, string[]> = {};
  for (const pod of objects.filter(({ kind }) => kind === "Pod")) {
    const reference = referTo("Pod", namespace, pod.metadata.name);
    for (const [container, restarts] of containersOf(pod)) {
      const query: Query = { container, tailLines: String(linesRead) };
      const name = `${pod.metadata.name}/${container}`;
      keep(logs, name, await recorder.readLog(reference, query));
      if (restarts > 0) {
        keep(
          logs,
          `${name} before`,
          await recorder.readLog(reference, { ...query, previous: "true" }),
        );
      }
    }
  }
  keep(logs, "operator", await readOperator(recorder, namespace));
  return logs;
}

function keep(logs: Record<string, string[]>, name: string, log: string | undefined): void {
  const lines = log?.split("\n").filter((line) => line !== "") ?? [];
  if (lines.length === 0) return;
  const errors = lines.slice(0, -mostLines).filter((line) => error.test(line));
  const kept = [...errors.slice(-mostErrors), ...lines.slice(-mostLines)];
  logs[name] = kept.map((line) => line.slice(0, longestLine));
}

function containersOf({ status }: KubeObject): readonly (readonly [string, number])[] {
  const all = [status?.["initContainerStatuses"], status?.["containerStatuses"]].flatMap(
    (list) => (list ?? []) as { name: string; restartCount: number }[],
  );
  return all
    .filter(({ name }) => name !== "bootstrap-controller")
    .map(({ name, restartCount }) => [name, restartCount] as const);
}

async function readOperator(recorder: Recorder, namespace: string): Promise<string> {
  const labelSelector = "app.kubernetes.io/name=cloudnative-pg";
  const pods = await recorder.list(referTo("Pod", operatorNamespace), { labelSelector });
  const logs = await Promise.all(
    pods.map(async ({ metadata: { name } }) => {
      const query = { tailLines: String(operatorLinesRead) };
      return await recorder.readLog(referTo("Pod", operatorNamespace, name), query);
    }),
  );
  const lines = logs.flatMap((log) => log?.split("\n") ?? []);
  return lines.filter((line) => line.includes(`"namespace":"${namespace}"`)).join("\n");
}
