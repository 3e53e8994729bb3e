import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createAuthority, issueCertificate } from "../pki/certificates.ts";

/** The operator and the plugin know each other by these two certificates. */
const secrets = {
  "barman-cloud-server-tls": { subject: "/CN=barman-cloud", hosts: ["DNS:barman-cloud"] },
  "barman-cloud-client-tls": { subject: "/CN=barman-cloud-client" },
};

/**
 * Each side trusts what is in the other's Secret. So its authority has to stand there too: a Go client shows a
 * certificate only to a server that names its issuer. (cert-manager would make each sign itself.)
 */
export async function createPluginSecrets(folder: string): Promise<string> {
  await createAuthority(folder, "barman-plugin-ca");
  const documents = Object.entries(secrets).map(async ([name, request]) => {
    await issueCertificate(folder, name, request);
    const read = (file: string) => readFile(join(folder, file), "utf8");
    const certificates = (await read(`${name}.crt`)) + (await read("ca.crt"));
    return JSON.stringify({
      apiVersion: "v1",
      kind: "Secret",
      type: "kubernetes.io/tls",
      metadata: { name, namespace: "cnpg-system" },
      stringData: { "tls.crt": certificates, "tls.key": await read(`${name}.key`) },
    });
  });
  return (await Promise.all(documents)).join("\n---\n");
}
