import { parseImageReference } from "#domain/cnpg/images.ts";
import type { DeploymentObject, PodObject } from "#domain/cnpg/live-shapes.ts";
import type { ContextState } from "#live/context-state.ts";

/** The operator's version by its deployment, or by what it wrote on its pods: `1.30.0`. */
export function operatorVersionOf(state: ContextState | undefined): string | undefined {
  if (state === undefined) return undefined;
  const deployments = [...(state.objects.get("deployments.apps")?.values() ?? [])];
  const pods = [...(state.objects.get("pods")?.values() ?? [])];
  return [...deployments.map(versionOfDeployment), ...pods.map(versionOfPod)].find(isVersion);
}

function versionOfDeployment({ spec }: DeploymentObject): string {
  const [container] = spec?.template?.spec?.containers ?? [];
  return parseImageReference(container?.image ?? "").tag;
}

function versionOfPod({ metadata }: PodObject): string {
  return metadata.annotations?.["cnpg.io/operatorVersion"] ?? "";
}

/** Tags such as `latest` say nothing. */
function isVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+/.test(text);
}
