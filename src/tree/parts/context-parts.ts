import type { DeploymentObject } from "#domain/cnpg/live-shapes.ts";
import { parseImageReference } from "#domain/cnpg/images.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import type { HealthLevel } from "#live/health/health-fact.ts";
import { joinShown } from "#tree/join-shown.ts";
import { compareByName, createRow } from "#tree/parts/part.ts";
import type { Part } from "#tree/parts/part.ts";
import { iconOfLevel } from "#tree/row.ts";
import { tell } from "#tree/tree-environment.ts";

interface CatalogSpec {
  readonly spec?: { readonly images?: readonly { readonly major?: number }[] };
}

export const catalogPart = createCatalogPart("imagecatalogs");
export const clusterCatalogPart = createCatalogPart("clusterimagecatalogs");

function createCatalogPart(plural: string): Part {
  return {
    resource: `${plural}.postgresql.cnpg.io`,
    singular: "catalog",
    compare: compareByName,
    row(object, env) {
      const { metadata, spec = {} } = object as LiveObject & CatalogSpec;
      const majors = (spec.images ?? []).map(({ major = 0 }) => major).sort((a, b) => b - a);
      const names = tell(env, "catalog.majors", { majors: majors.join(", ") });
      return createRow({
        label: metadata.name,
        description: joinShown([metadata.namespace, names]),
        icon: { id: "library" },
        contextValue: "catalog",
      });
    },
  };
}

interface ObjectStoreSpec {
  readonly spec?: { readonly configuration?: { readonly destinationPath?: string } };
}

export const objectStorePart: Part = {
  resource: "objectstores.barmancloud.cnpg.io",
  singular: "objectStore",
  compare: compareByName,
  row(object) {
    const { metadata, spec } = object as LiveObject & ObjectStoreSpec;
    return createRow({
      label: metadata.name,
      description: joinShown([metadata.namespace, spec?.configuration?.destinationPath]),
      icon: { id: "archive" },
      contextValue: "objectStore",
    });
  },
};

export const operatorPart: Part = {
  resource: "deployments.apps",
  singular: "operator",
  compare: compareByName,
  row(object, env) {
    const deployment = object as LiveObject & DeploymentObject;
    const { metadata } = deployment;
    const counts = countReplicas(deployment);
    return createRow({
      label: metadata.name,
      description: joinShown([
        versionOf(deployment),
        metadata.namespace,
        tell(env, "operator.replicas", counts),
      ]),
      icon: iconOfLevel(levelOf(counts), "gear"),
      contextValue: "operator",
    });
  },
};

function countReplicas({ spec, status }: DeploymentObject): { ready: number; wanted: number } {
  return { ready: status?.readyReplicas ?? 0, wanted: spec?.replicas ?? 1 };
}

function levelOf({ ready, wanted }: { ready: number; wanted: number }): HealthLevel {
  if (ready === 0) return "error";
  return ready < wanted ? "warning" : "good";
}

function versionOf({ spec }: DeploymentObject): string {
  const [container] = spec?.template?.spec?.containers ?? [];
  return parseImageReference(container?.image ?? "").tag;
}
