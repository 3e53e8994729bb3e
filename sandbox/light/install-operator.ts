import { ApiError } from "#sandbox/kubernetes/api-error.ts";
import type { KubeClient } from "#sandbox/kubernetes/kube-client.ts";
import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";
import type { OperatorManifests } from "#sandbox/light/load-manifests.ts";
import { waitFor } from "#sandbox/process/wait-for.ts";

/**
 * All that has to be there before the manager starts, as it looks at the kinds of the API server once: the CRDs; a
 * Lease that somebody else holds, so that its controllers never start; and its webhooks, at an address of this node.
 */
export async function installOperator(
  client: KubeClient,
  manifests: OperatorManifests,
  authority: string,
): Promise<void> {
  const crds = [...manifests.crds, manifests.snapshotCrd];
  await Promise.all(crds.map((crd) => applyCrd(client, crd)));
  await client.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  await client.apply(foreignLease);
  for (const webhook of manifests.webhooks) await client.apply(moveWebhook(webhook, authority));
  await waitFor("the operator's kinds to be served", async (observe) => {
    const lacking = await findUnserved(client, [...manifests.crds.keys()]);
    observe(`${lacking.join(", ")} not served yet`);
    return lacking.length === 0 ? true : undefined;
  });
}

/** A CRD is there before its kind is. */
async function findUnserved(
  client: KubeClient,
  names: readonly string[],
): Promise<readonly string[]> {
  try {
    const { resources } = (await client.connection.ask(groupPath)) as {
      readonly resources: readonly { readonly name: string }[];
    };
    const served = new Set(resources.map(({ name }) => name));
    return names.filter((name) => !served.has(name.slice(0, name.indexOf("."))));
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return names;
    throw error;
  }
}

/** CRDs go as the YAML that they are: reading it here would take longer than all the rest. */
export async function applyCrd(
  client: KubeClient,
  [name, yaml]: readonly [name: string, yaml: string],
): Promise<void> {
  const path = `${crdPath}/${name}`;
  await client.connection.ask(`${path}?fieldManager=sandbox&force=true`, {
    method: "PATCH",
    contentType: "application/apply-patch+yaml",
    body: yaml,
  });
}

export const crdPath = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** Before the manager listens, creating a Cluster ends in an error 500, as its webhooks cannot be asked. */
export async function asksWebhooks(client: KubeClient): Promise<boolean> {
  try {
    await client.connection.ask(`${groupPath}/namespaces/${namespace}/clusters?dryRun=All`, {
      method: "POST",
      body: probe,
    });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 500) return false;
    throw error;
  }
}

const groupPath = "/apis/postgresql.cnpg.io/v1";

const namespace = "cnpg-system";

const probe: KubeObject = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Cluster",
  metadata: { name: "probe", namespace },
  spec: { instances: 1, storage: { size: "1Gi" } },
};

/** A time that no sandbox sees the end of. The manager counts it from when it first reads the Lease. */
const thirtyYears = 1_000_000_000;

const foreignLease: KubeObject = {
  apiVersion: "coordination.k8s.io/v1",
  kind: "Lease",
  metadata: { name: "db9c8771.cnpg.io", namespace },
  spec: {
    holderIdentity: "nobody: the profile light runs no controllers",
    leaseDurationSeconds: thirtyYears,
    acquireTime: "2026-01-01T00:00:00.000000Z",
    renewTime: "2026-01-01T00:00:00.000000Z",
  },
};

interface Webhook {
  readonly clientConfig: { readonly service: { readonly path: string } };
}

function moveWebhook(configuration: KubeObject, authority: string): KubeObject {
  const webhooks = configuration["webhooks"] as readonly Webhook[];
  return {
    ...configuration,
    metadata: { ...configuration.metadata, name: `cnpg-${configuration.metadata.name}` },
    webhooks: webhooks.map((webhook) => ({
      ...webhook,
      clientConfig: {
        url: `https://127.0.0.1:9443${webhook.clientConfig.service.path}`,
        caBundle: Buffer.from(authority).toString("base64"),
      },
    })),
  };
}
