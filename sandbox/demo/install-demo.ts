import { imageNames } from "../images/images.ts";
import { readRootFileSystem } from "../images/root-file-system.ts";
import type { RunningSandbox } from "../instance.ts";
import { readTemplate } from "../node/manifests.ts";
import { kubectl } from "../process/kubectl.ts";
import { waitFor } from "../process/wait-for.ts";
import type { Report } from "../progress/report.ts";
import { type ClusterObject, judgeCluster } from "./judge-cluster.ts";

/**
 * What a newcomer finds in the namespace `demo`: the Cluster `pg` with three instances, a Pooler, a Database, and what
 * belongs to them. Made once; what a person changed or deleted since stays so.
 */
export async function installDemo(sandbox: RunningSandbox, report: Report): Promise<void> {
  const isNew = !(await isInstalled(sandbox));
  if (isNew) await report.during("Creating the demo", () => createObjects(sandbox, objects));
  await report.during("Waiting for PostgreSQL", () => waitForCluster(sandbox));
  if (!isNew) return;
  // Only now: a new instance waits for a checkpoint, and load makes that long.
  await createObjects(sandbox, load);
  await kubectl(sandbox, ["annotate", "namespace", "demo", `${mark}=created`]);
}

/** In this order; each may use what stands before it. */
const objects = ["secrets", "access", "cluster"] as const;
const load = ["workload"] as const;
const mark = "cnpg-workbench/demo";

async function isInstalled(sandbox: RunningSandbox): Promise<boolean> {
  const all = await kubectl(sandbox, ["get", "namespaces", "--output", "json"]);
  const { items } = JSON.parse(all) as { readonly items: readonly NamespaceObject[] };
  const demo = items.find(({ metadata }) => metadata.name === "demo");
  return demo?.metadata.annotations?.[mark] !== undefined;
}

interface NamespaceObject {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

async function createObjects(sandbox: RunningSandbox, files: readonly string[]): Promise<void> {
  const values = { POSTGRES_IMAGE: imageNames.postgres(await readRootFileSystem()) };
  const parts = await Promise.all(files.map((name) => readTemplate(`demo/${name}.yaml`, values)));
  const manifest = parts.join("\n---\n");
  // The operator answers for its webhooks a moment after its Pod is ready.
  await waitFor("the operator's webhooks", async (observe) => {
    try {
      return await kubectl(sandbox, ["apply", "--server-side", "-f", "-"], manifest);
    } catch (error) {
      observe((error as Error).message);
      return undefined;
    }
  });
}

/** The state that is stored may be from before a restart, so PostgreSQL itself is asked. */
async function waitForCluster(sandbox: RunningSandbox): Promise<void> {
  const inDemo = (...args: readonly string[]): Promise<string> => {
    return kubectl(sandbox, ["--namespace", "demo", ...args]);
  };
  await waitFor(
    "the Cluster demo/pg",
    async (observe) => {
      const found = await inDemo("get", "cluster", "pg", "--ignore-not-found", "--output", "json");
      const verdict = judgeCluster(found === "" ? undefined : (JSON.parse(found) as ClusterObject));
      observe(verdict.why);
      if (verdict.state !== "ready") return verdict.state === "waiting" ? undefined : true;
      const query = "select 1 + count(*) from pg_stat_replication where state = 'streaming'";
      const psql = ["exec", verdict.primary, "-c", "postgres", "--", "psql", "-Atc", query];
      const instances = await inDemo(...psql).catch((error: Error) => error.message);
      observe(`${instances.trim()} of ${verdict.instances} instances`);
      return instances.trim() === String(verdict.instances) ? true : undefined;
    },
    { seconds: 600, every: 500 },
  );
}
