import type { KubeClient } from "./kube-client.ts";

export const operatorNamespace = "cnpg-system";

/** The release by its image's tag, which names the folder of a recording. */
export async function readOperatorVersion(client: KubeClient): Promise<string> {
  const [deployment] = await client.list(
    `/apis/apps/v1/namespaces/${operatorNamespace}/deployments?labelSelector=app.kubernetes.io/name=cloudnative-pg`,
  );
  const version = /"image":"[^"]*:v?(\d+\.\d+\.\d+[^"@]*)/.exec(
    JSON.stringify(deployment ?? {}),
  )?.[1];
  if (version !== undefined) return version;
  throw new Error(
    `no CloudNativePG operator with a release as its image's tag in ${operatorNamespace}`,
  );
}
