import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";

export interface KubeconfigRequest {
  /** Folder of `ca.crt`, `<user>.crt` and `<user>.key`. */
  readonly pki: string;
  readonly user: string;
  /** `https://127.0.0.1:16500` */
  readonly server: string;
  /** Of the cluster and the context. */
  readonly name: string;
  readonly namespace?: string;
}

/** Writes a kubeconfig that needs no other file; only its owner may read it. */
export async function writeKubeconfig(file: string, request: KubeconfigRequest): Promise<void> {
  const { pki, user, server, name, namespace } = request;
  const base64 = (part: string): Promise<string> => readFile(join(pki, part), "base64");
  const context = { cluster: name, user, ...(namespace === undefined ? {} : { namespace }) };
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context }],
    clusters: [{ name, cluster: { server, "certificate-authority-data": await base64("ca.crt") } }],
    users: [
      {
        name: user,
        user: {
          "client-certificate-data": await base64(`${user}.crt`),
          "client-key-data": await base64(`${user}.key`),
        },
      },
    ],
  };
  await writeFile(file, stringify(kubeconfig, { lineWidth: 0 }), { mode: 0o600 });
}
