import type { OperatorVersion } from "#sandbox/build/modules.ts";
import { isSandboxRunning } from "#sandbox/instance.ts";
import type { Profile } from "#sandbox/instance.ts";
import { canRunSandbox } from "#sandbox/requirements.ts";

export interface ClusterRequest {
  /** `light` answers and admits; `node` runs Pods too. */
  readonly profile: Profile;
  /** 1.30.0 unless told; an existing cluster has whichever it has. */
  readonly operator?: OperatorVersion;
  /** A sandbox with the object store and the Barman Cloud plugin; of an existing cluster it is not asked. */
  readonly backups?: boolean;
  /** The tests break or restart the server, fill it, or count on one release: no cluster of somebody else serves them. */
  readonly sandboxOnly?: boolean;
}

/** Why no cluster serves the request here; undefined where one does. Starts nothing. */
export async function whyNoCluster(
  request: ClusterRequest,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const { profile, sandboxOnly = false } = request;
  if (findExistingCluster(environment) !== undefined) {
    return sandboxOnly
      ? "it needs a sandbox, and CNPG_TEST_KUBECONFIG names another cluster"
      : undefined;
  }
  // What runs need not be asked whether it could; the question takes the kernel new namespaces each time.
  if (await isSandboxRunning(nameTestSandbox(request, environment))) return undefined;
  const ability = await canRunSandbox(profile);
  return ability.ok ? undefined : `no sandbox can run here: ${ability.reason}`;
}

/** File with the kubeconfig of the cluster to be used in place of a sandbox. */
export function findExistingCluster(environment: NodeJS.ProcessEnv): string | undefined {
  const file = environment["CNPG_TEST_KUBECONFIG"];
  return file === undefined || file === "" ? undefined : file;
}

/** Name of the sandbox that all tests with the same request share. */
export function nameTestSandbox(
  { profile, operator = defaultOperator }: ClusterRequest,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return `${testPrefix(environment)}${profile}-${operator.replaceAll(".", "-")}`;
}

export const defaultOperator: OperatorVersion = "1.30.0";

/** The names of sandboxes that tests start begin with it; another one keeps two runs on one machine apart. */
export function testPrefix(environment: NodeJS.ProcessEnv = process.env): string {
  return environment["CNPG_TEST_SANDBOX_PREFIX"] ?? "test-";
}
