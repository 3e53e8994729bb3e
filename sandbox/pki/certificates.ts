import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../process/run.ts";

/** Who a certificate is for. With `hosts` (`DNS:…`, `IP:…`) a server may show it too. */
export interface CertificateRequest {
  /** `/O=system:masters/CN=admin` */
  readonly subject: string;
  readonly hosts?: readonly string[];
}

/** `ca.crt` and `ca.key`, made once a folder. */
export async function createAuthority(folder: string, name = "sandbox-ca"): Promise<void> {
  await mkdir(folder, { recursive: true });
  await makeOnce(folder, "ca", async (key, certificate) => {
    const usage = ["-addext", "keyUsage=critical,keyCertSign,cRLSign,digitalSignature"];
    const subject = ["-days", days, "-subj", `/CN=${name}`];
    const files = ["-keyout", key, "-out", certificate];
    await run("openssl", ["req", "-x509", ...newKey, ...subject, ...usage, ...files]);
  });
}

/** `<name>.crt` and `<name>.key`, signed by the authority of the same folder; made once. */
export async function issueCertificate(
  folder: string,
  name: string,
  request: CertificateRequest,
): Promise<void> {
  await makeOnce(folder, name, async (key, certificate) => {
    const asked = ["req", "-new", ...newKey, "-subj", request.subject, "-keyout", key];
    const extensions = `${certificate}.ext`;
    await writeFile(extensions, describeExtensions(request));
    const signing = [
      "x509",
      "-req",
      "-CA",
      join(folder, "ca.crt"),
      "-CAkey",
      join(folder, "ca.key"),
    ];
    await run("openssl", [...signing, "-days", days, "-extfile", extensions, "-out", certificate], {
      input: await run("openssl", asked),
    });
  });
}

/** `<name>.key` and `<name>.pub`, an RSA pair that signs service account tokens; made once. */
export async function createSigningKey(folder: string, name: string): Promise<void> {
  const [key, publicKey] = [join(folder, `${name}.key`), join(folder, `${name}.pub`)];
  if (existsSync(publicKey)) return;
  await run("openssl", ["genrsa", "-out", key, "2048"]);
  await run("openssl", ["rsa", "-in", key, "-pubout", "-out", `${publicKey}.new`]);
  await rename(`${publicKey}.new`, publicKey);
}

export function describeExtensions({ hosts = [] }: CertificateRequest): string {
  const usages = hosts.length === 0 ? "clientAuth" : "serverAuth,clientAuth";
  const names = hosts.length === 0 ? "" : `subjectAltName=${hosts.join(",")}\n`;
  return `keyUsage=digitalSignature\nextendedKeyUsage=${usages}\n${names}`;
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
const days = "3650";

/** The certificate gets its name last, so that where it is, the key is too. */
async function makeOnce(
  folder: string,
  name: string,
  make: (key: string, certificate: string) => Promise<void>,
): Promise<void> {
  const certificate = join(folder, `${name}.crt`);
  if (existsSync(certificate)) return;
  await make(join(folder, `${name}.key`), `${certificate}.new`);
  await rename(`${certificate}.new`, certificate);
}
