import { sign } from "node:crypto";

/**
 * A ServiceAccount token signed as the API server signs its own, with a lifetime that a TokenRequest cannot have
 * (ten minutes at least). The API server takes a token for one more minute after `expires`. `key` is the sandbox's signing key (`pki/sa.key`).
 */
export function signToken(
  key: string,
  account: { readonly name: string; readonly namespace: string; readonly uid: string },
  expires: Date,
): string {
  const now = Math.floor(Date.now() / 1000);
  const head = encode({ alg: "RS256", typ: "JWT" });
  const claims = encode({
    iss: issuer,
    aud: [issuer],
    sub: `system:serviceaccount:${account.namespace}:${account.name}`,
    iat: now - 60,
    nbf: now - 60,
    exp: Math.floor(expires.getTime() / 1000),
    "kubernetes.io": {
      namespace: account.namespace,
      serviceaccount: { name: account.name, uid: account.uid },
    },
  });
  const signature = sign("sha256", Buffer.from(`${head}.${claims}`), key).toString("base64url");
  return `${head}.${claims}.${signature}`;
}

/** As `--service-account-issuer` of the sandbox's API server says. */
const issuer = "https://kubernetes.default.svc";

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
