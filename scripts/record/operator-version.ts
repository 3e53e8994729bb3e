import { referTo } from "./kinds.ts";
import type { Recorder } from "./open-recorder.ts";

export const operatorNamespace = "cnpg-system";

/** The release by its image's tag, which names the folder of a recording. */
export async function readOperatorVersion(recorder: Recorder): Promise<string> {
  const labelSelector = "app.kubernetes.io/name=cloudnative-pg";
  const [deployment] = await recorder.list(referTo("Deployment", operatorNamespace), {
    labelSelector,
  });
  const version = /"image":"[^"]*:v?(\d+\.\d+\.\d+[^"@]*)/.exec(
    JSON.stringify(deployment ?? {}),
  )?.[1];
  if (version !== undefined) return version;
  throw new Error(
    `no CloudNativePG operator with a release as its image's tag in ${operatorNamespace}`,
  );
}
