import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import { isFalse, isTrue, itemsAt } from "#language/rules/advice/read-values.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import type { ResolvedNode } from "#manifest/values.ts";
import { childOf, nodeAtPath, stringAt } from "#manifest/values.ts";

/**
 * A Cluster that is restored from an archive and would write its own WAL to the same place. The
 * Barman Cloud plugin (`checkBackupDestination`) and the operator refuse that: "Expected empty archive".
 */
export const archiveRule: Rule = adviceRule({
  code: "recovery-into-same-archive",
  kinds: ["Cluster"],
  *judge(input) {
    const { root } = input.document;
    const from = recoveredArchive(input);
    const to = from && writtenArchive(input, from.way);
    if (from === undefined || to === undefined || from.place !== to.place) return;
    if (from.server !== to.server) return;
    const unchecked = stringAt(root, skipCheck) === "enabled";
    yield* atValue(input, ["spec", "bootstrap", "recovery", "source"], {
      variant: unchecked ? "unchecked" : "refused",
      values: { server: from.server, place: from.label },
      related: { span: to.node, key: "recovery-into-same-archive.written" },
    });
  },
});

const skipCheck = ["metadata", "annotations", "cnpg.io/skipEmptyWalArchiveCheck"];
const barmanPlugin = "barman-cloud.cloudnative-pg.io";

interface Archive {
  readonly way: "plugin" | "in-tree";
  /** Equal for equal destinations. */
  readonly place: string;
  /** What a person calls it. */
  readonly label: string;
  readonly server: string;
  readonly node: ResolvedNode;
}

function recoveredArchive({ document: { root, name = "" } }: RuleInput): Archive | undefined {
  const source = stringAt(root, ["spec", "bootstrap", "recovery", "source"]);
  const server = source === undefined ? undefined : externalCluster(root, source);
  if (source === undefined || server === undefined) return undefined;
  const plugin = childOf(server, "plugin");
  // Without a server name the plugin reads what the new cluster's own name stands for.
  return plugin === undefined
    ? inTreeArchive(childOf(server, "barmanObjectStore"), source)
    : pluginArchive(plugin, name);
}

function writtenArchive(
  { document: { root, name = "" } }: RuleInput,
  way: Archive["way"],
): Archive | undefined {
  if (way === "in-tree") {
    return inTreeArchive(nodeAtPath(root, ["spec", "backup", "barmanObjectStore"]), name);
  }
  const plugins = itemsAt(root, ["spec", "plugins"]);
  const archiver = plugins.find(
    (item) => isTrue(item, ["isWALArchiver"]) && !isFalse(item, ["enabled"]),
  );
  return archiver === undefined ? undefined : pluginArchive(archiver, name);
}

function pluginArchive(plugin: ResolvedNode, fallback: string): Archive | undefined {
  const store = stringAt(plugin, ["parameters", "barmanObjectName"]);
  if (stringAt(plugin, ["name"]) !== barmanPlugin || store === undefined) return undefined;
  const server = stringAt(plugin, ["parameters", "serverName"]) ?? fallback;
  return { way: "plugin", place: store, label: `ObjectStore ${store}`, server, node: plugin };
}

function inTreeArchive(store: ResolvedNode | undefined, fallback: string): Archive | undefined {
  const path = stringAt(store, ["destinationPath"])?.replace(/\/+$/, "");
  if (store === undefined || path === undefined) return undefined;
  const endpoint = stringAt(store, ["endpointURL"]) ?? "";
  const server = stringAt(store, ["serverName"]) ?? fallback;
  return { way: "in-tree", place: `${endpoint} ${path}`, label: path, server, node: store };
}

function externalCluster(root: YamlNode | undefined, name: string): ResolvedNode | undefined {
  return itemsAt(root, ["spec", "externalClusters"]).find(
    (item) => stringAt(item, ["name"]) === name,
  );
}
