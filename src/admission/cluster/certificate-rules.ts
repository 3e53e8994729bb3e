import { clusterError } from "#admission/cluster/cluster-error.ts";
import { listAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

const certificates = ["spec", "certificates"] as const;
const serverTls = [...certificates, "serverTLSSecret"];
const replicationTls = [...certificates, "replicationTLSSecret"];
const common = { code: "incomplete-certificates", mirrors: "validateCerts" } as const;

/** Certificates of one's own come with the authority that signed them. */
export const certificateRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/certs-alt-dns-names",
    *check({ object }) {
      const path = [...certificates, "serverAltDNSNames"];
      const names = listAt(object, path);
      const secret = textAt(object, serverTls);
      if (secret !== "" && names.length > 0) yield { path, values: { secret } };
    },
  }),
  clusterError({
    ...common,
    id: "cluster/certs-server-ca-missing",
    *check({ object }) {
      const path = [...certificates, "serverCASecret"];
      const secret = textAt(object, serverTls);
      if (secret !== "" && textAt(object, path) === "") yield { path, values: { secret } };
    },
  }),
  clusterError({
    ...common,
    id: "cluster/certs-client-ca-missing",
    *check({ object }) {
      const path = [...certificates, "clientCASecret"];
      const secret = textAt(object, replicationTls);
      if (secret !== "" && textAt(object, path) === "") yield { path, values: { secret } };
    },
  }),
];
