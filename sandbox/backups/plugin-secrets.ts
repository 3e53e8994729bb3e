import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createAuthority, issueCertificate } from "../pki/certificates.ts";

/** The operator and the plugin know each other by these two certificates. */
const secrets = {
  "barman-cloud-server-tls": { subject: "/CN=barman-cloud", hosts: ["DNS:barman-cloud"] },
  "barman-cloud-client-tls": { subject: "/CN=barman-cloud-client" },
};

/**
 * Each side trusts exactly the certificate in the other's Secret, so that it may be signed by anybody; cert-manager
 * would make it sign itself.
 */
export async function createPluginSecrets(folder: string): Promise<string> {
  await createAuthority(folder, "barman-plugin-ca");
  const documents = Object.entries(secrets).map(async ([name, request]) => {
    await issueCertificate(folder, name, request);
    const read = (kind: string) => readFile(join(folder, `${name}.${kind}`), "base64");
    return JSON.stringify({
      apiVersion: "v1",
      kind: "Secret",
      type: "kubernetes.io/tls",
      metadata: { name, namespace: "cnpg-system" },
      data: { "tls.crt": await read("crt"), "tls.key": await read("key") },
    });
  });
  return (await Promise.all(documents)).join("\n---\n");
}
