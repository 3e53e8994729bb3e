import { nodesAt } from "#language/rules/advice/nodes-at.ts";
import { itemsAt, numberTextAt } from "#language/rules/advice/read-values.ts";
import { parametersPath } from "#language/rules/advice/sized-setting.ts";
import type { ClusterFacts } from "#language/workspace/object-facts.ts";
import { readName } from "#language/workspace/read-name.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { childOf, stringAt } from "#manifest/values.ts";

const hibernation = ["metadata", "annotations", "cnpg.io/hibernation"];

export function readClusterFacts(document: ManifestDocument): ClusterFacts {
  const { root } = document;
  return {
    hibernated: stringAt(root, hibernation) === "on",
    connections: connectionsOf(document),
    retentionPolicy: stringAt(root, ["spec", "backup", "retentionPolicy"]),
    stores: itemsAt(root, ["spec", "plugins"]).flatMap((item) => {
      const plugin = stringAt(item, ["name"]);
      const store = stringAt(item, ["parameters", "barmanObjectName"]);
      return plugin === undefined || store === undefined ? [] : [{ plugin, store }];
    }),
    roles: nodesAt(root, ["spec", "managed", "roles", "*"]).flatMap(({ node }) => {
      const named = readName(document, childOf(node, "name"), (name) => name !== "");
      return named === undefined
        ? []
        : [{ ...named, absent: stringAt(node, ["ensure"]) === "absent" }];
    }),
  };
}

function connectionsOf({ root }: ManifestDocument): number | undefined {
  const read = (name: string, otherwise: number) =>
    numberTextAt(root, [...parametersPath, name], otherwise);
  const all = read("max_connections", 100);
  const kept = read("superuser_reserved_connections", 3);
  const reserved = read("reserved_connections", 0);
  if (all === undefined || kept === undefined || reserved === undefined) return undefined;
  return all - kept - reserved;
}
