import { writeTable } from "#commands/describe/markdown.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import type { DisruptionBudgetObject } from "#domain/cnpg/live-shapes.ts";
import { compareNames } from "#live/instance-view.ts";
import { partsOf } from "#live/cluster-view.ts";
import { tell } from "#tree/tree-environment.ts";

const budgetColumns = ["name", "expected", "healthy", "wanted", "allowed"];

/** How many pods a drain may take away at the moment. */
export function writeBudgets({ env, state, cluster }: StatusView): readonly string[] {
  const budgets = partsOf(state, cluster, "poddisruptionbudgets.policy");
  const sorted = [...budgets].sort((left, right) =>
    compareNames(left.metadata.name, right.metadata.name),
  );
  return writeTable(
    budgetColumns.map((column) => tell(env, `status.budget.${column}`)),
    (sorted as readonly DisruptionBudgetObject[]).map(({ metadata, status = {} }) => [
      metadata.name,
      count(status.expectedPods),
      count(status.currentHealthy),
      count(status.desiredHealthy),
      count(status.disruptionsAllowed),
    ]),
  );
}

function count(value: number | undefined): string {
  return (value ?? 0).toString();
}

const pluginColumns = ["name", "version", "state", "capabilities"];

/** What the operator found of the plugins that the Cluster names. */
export function writePlugins({ env, cluster }: StatusView): readonly string[] {
  return writeTable(
    pluginColumns.map((column) => tell(env, `status.plugin.${column}`)),
    (cluster.status?.pluginStatus ?? []).map((plugin) => [
      plugin.name,
      plugin.version ?? "",
      plugin.status ?? "",
      [...(plugin.capabilities ?? []), ...(plugin.backupCapabilities ?? [])].join(", "),
    ]),
  );
}
