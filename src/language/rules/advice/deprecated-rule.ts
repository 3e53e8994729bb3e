import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { Finding } from "#language/finding.ts";
import { nodesAt } from "#language/rules/advice/nodes-at.ts";
import type { NodeAtPath } from "#language/rules/advice/nodes-at.ts";
import type { Report, Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding, readableNatures } from "#language/rules/rule.ts";
import type { ResolvedNode } from "#manifest/values.ts";
import { entryOf } from "#manifest/values.ts";

/** Fields that still work and have a successor. */
export const deprecatedRule: Rule = {
  codes: ["deprecated-field"],
  kinds: ["Cluster", "Pooler"],
  natures: readableNatures,
  *check(input: RuleInput): Iterable<Finding> {
    for (const deprecated of table[input.kind ?? "Cluster"] ?? []) {
      for (const place of nodesAt(input.document.root, deprecated.path.slice(0, -1))) {
        const report = judgePlace(place, deprecated);
        if (report !== undefined) yield createFinding(input.context, report);
      }
    }
  },
};

function judgePlace({ node, path: at }: NodeAtPath, deprecated: Deprecated): Report | undefined {
  const { path, variant, beside } = deprecated;
  if (beside !== undefined && entryOf(node, beside) === undefined) return undefined;
  const entry = entryOf(node, path.at(-1) ?? "");
  if (entry === undefined || isOff(entry.value)) return undefined;
  const { start, end } = entry.pair.key;
  return {
    code: "deprecated-field",
    variant,
    span: { start, end },
    path: [...at, entry.key],
    tag: "deprecated",
    values: { field: entry.key },
  };
}

interface Deprecated {
  /** `*` stands for the items of a list. */
  readonly path: readonly string[];
  readonly variant: string;
  /** The field that makes it count; without it another rule says that nothing looks at it. */
  readonly beside?: string;
}

const table: { readonly [Kind in CnpgKind]?: readonly Deprecated[] } = {
  Cluster: [
    { path: ["spec", "backup", "barmanObjectStore"], variant: "barman" },
    { path: ["spec", "externalClusters", "*", "barmanObjectStore"], variant: "barman" },
    {
      path: ["spec", "backup", "retentionPolicy"],
      variant: "retention",
      beside: "barmanObjectStore",
    },
    { path: ["spec", "monitoring", "enablePodMonitor"], variant: "pod-monitor" },
    { path: ["spec", "monitoring", "podMonitorMetricRelabelings"], variant: "pod-monitor" },
    { path: ["spec", "monitoring", "podMonitorRelabelings"], variant: "pod-monitor" },
  ],
  Pooler: [
    { path: ["spec", "monitoring", "enablePodMonitor"], variant: "pod-monitor" },
    { path: ["spec", "monitoring", "podMonitorMetricRelabelings"], variant: "pod-monitor" },
    { path: ["spec", "monitoring", "podMonitorRelabelings"], variant: "pod-monitor" },
  ],
};

/** `enablePodMonitor: false` says nothing. */
function isOff(node: ResolvedNode): boolean {
  return node.kind === "scalar" && (node.value === false || node.value === null);
}
