import { KubeError } from "#kube/kube-error.ts";
import type { KubeFailure } from "#kube/kube-error.ts";
import { TunnelError } from "#tunnels/tunnel-error.ts";

/** Failures that time does not heal, and what a person has to do. */
const final: ReadonlyMap<KubeFailure, string> = new Map([
  ["config", "mend the kubeconfig"],
  ["credentials", "log in again"],
  ["certificate", "look at the cluster's certificate-authority-data in the kubeconfig"],
  ["unauthorized", "log in again"],
  ["forbidden", "ask for the right to create pods/portforward in this namespace"],
  ["invalid", "choose another target"],
]);

/** Whether it is worth trying again by itself. */
export function mayHeal(error: unknown): boolean {
  if (error instanceof TunnelError) return false;
  return !(error instanceof KubeError) || !final.has(error.reason);
}

/** What happened and, where it needs a person, what to do. */
export function explainTrouble(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const step = error instanceof KubeError ? final.get(error.reason) : undefined;
  return step === undefined ? message : `${message}: ${step}`;
}
