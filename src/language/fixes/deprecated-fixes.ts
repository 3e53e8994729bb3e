import type { TextChange } from "#language/answers.ts";
import type { FixDraft, FixInput } from "#language/fixes/draft.ts";
import { parsePath } from "#language/fixes/parse-path.ts";
import { removeEntry } from "#language/fixes/remove-entry.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { PathSegment } from "#manifest/values.ts";
import { entriesOf, nodeAtPath } from "#manifest/values.ts";

/** The operator's own PodMonitor is replaced by one that stands in the file. */
export function monitorInstead({ document, finding }: FixInput): readonly FixDraft[] {
  const { text, name } = document;
  const removal = removeSwitch(document, parsePath(finding.path));
  if (removal === undefined || name === undefined || isFlow(document)) return [];
  const lead = text.endsWith("\n") || removal.end === text.length ? "" : "\n";
  const end = { start: text.length, end: text.length, newText: lead + podMonitor(document, name) };
  const whole =
    removal.end === text.length
      ? [{ ...removal, newText: `${removal.newText}${end.newText}` }]
      : [removal, end];
  return [{ title: "pod-monitor", changes: whole, safe: false }];
}

/** Relabellings would have to be carried over too. */
function removeSwitch(
  document: ManifestDocument,
  path: readonly PathSegment[],
): TextChange | undefined {
  const monitoring = nodeAtPath(document.root, path.slice(0, -1));
  const relabels = entriesOf(monitoring).some(({ key }) => key.startsWith("podMonitor"));
  const wanted = path.at(-1) === "enablePodMonitor" && !relabels;
  return wanted ? removeEntry(document, path) : undefined;
}

function isFlow({ root }: ManifestDocument): boolean {
  return root?.kind !== "map" || root.flow;
}

/** The same pods and port as the one that the operator creates. */
function podMonitor({ kind, namespace }: ManifestDocument, name: string): string {
  const labels =
    kind === "Pooler"
      ? [`cnpg.io/poolerName: ${name}`]
      : [`cnpg.io/cluster: ${name}`, "cnpg.io/podRole: instance"];
  return [
    "---",
    "apiVersion: monitoring.coreos.com/v1",
    "kind: PodMonitor",
    "metadata:",
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    "spec:",
    "  selector:",
    "    matchLabels:",
    ...labels.map((label) => `      ${label}`),
    "  podMetricsEndpoints:",
    "    - port: metrics",
    "",
  ].join("\n");
}
