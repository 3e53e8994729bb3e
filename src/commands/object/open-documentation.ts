import type { Command } from "#commands/command.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { kindDocumentation, kindTable, operatorPage } from "#domain/cnpg/kinds.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";
import type { PartName } from "#tree/parts/part-names.ts";
import { parts } from "#tree/parts/parts.ts";
import type { TreeNode } from "#tree/tree-node.ts";

/** The page of CloudNativePG's documentation about what a row shows. */
export const openDocumentation: Command = async (node, services) => {
  const url = node === undefined ? await chooseKind(services) : documentationOf(node);
  if (url !== undefined) await services.ui.openLink(url);
};

async function chooseKind(services: Services): Promise<string | undefined> {
  const authored = kindTable.filter(({ authored: isAuthored }) => isAuthored);
  return services.ui.choose(
    tell(services, "documentation.question"),
    authored.map(({ kind }) => ({ label: kind, value: kindDocumentation(kind, newestOperator) })),
  );
}

function documentationOf(node: TreeNode): string {
  if (node.kind === "part" || node.kind === "group") return partPage(node.part);
  return page(otherPages[node.kind] ?? "");
}

const otherPages: Partial<Readonly<Record<TreeNode["kind"], string>>> = {
  cluster: "instance_manager",
  instance: "instance_manager",
  message: "installation_upgrade",
};

/** Rows whose resource is none of CloudNativePG's own. */
const partPages: Partial<Readonly<Record<PartName | "instances", string>>> = {
  instances: "instance_manager",
  services: "service_management",
  volumes: "storage",
  operators: "installation_upgrade",
};

function partPage(part: PartName | "instances"): string {
  const own = partPages[part];
  if (own !== undefined || part === "instances") return page(own ?? "");
  const [plural] = parts[part].resource.split(".");
  const kind = kindTable.find((candidate) => candidate.plural === plural)?.kind ?? "Cluster";
  return kindDocumentation(kind, newestOperator);
}

function page(name: string): string {
  return name === ""
    ? `https://cloudnative-pg.io/docs/${newestOperator.minor}/`
    : operatorPage(newestOperator, name);
}
