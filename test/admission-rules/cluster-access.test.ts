import { accessRules } from "#admission/cluster/access-rules.ts";
import { certificateRules } from "#admission/cluster/certificate-rules.ts";
import { testAdmissionCases } from "#test/support/admission-cases.ts";

testAdmissionCases(
  "Cluster",
  [...accessRules, ...certificateRules],
  [
    {
      rule: "cluster/superuser-secret-name-empty",
      at: "spec.superuserSecret.name",
      wrong: { superuserSecret: {} },
      right: { superuserSecret: { name: "s" } },
    },
    {
      rule: "cluster/ldap-server-empty",
      at: "spec.postgresql.ldap.server",
      wrong: { postgresql: { ldap: { port: 389 } } },
      right: { postgresql: { ldap: { server: "s" } } },
    },
    {
      rule: "cluster/ldap-two-methods",
      at: "spec.postgresql.ldap",
      wrong: { postgresql: { ldap: { server: "s", bindAsAuth: {}, bindSearchAuth: {} } } },
      right: { postgresql: { ldap: { server: "s", bindAsAuth: {}, bindSearchAuth: null } } },
    },
    {
      rule: "cluster/service-account-conflict",
      at: "spec.serviceAccountName",
      wrong: { serviceAccountName: "a", serviceAccountTemplate: { metadata: {} } },
      right: { serviceAccountName: "", serviceAccountTemplate: { metadata: {} } },
    },
    {
      rule: "cluster/certs-alt-dns-names",
      at: "spec.certificates.serverAltDNSNames",
      wrong: {
        certificates: { serverTLSSecret: "t", serverCASecret: "c", serverAltDNSNames: ["a"] },
      },
      right: { certificates: { serverTLSSecret: "t", serverCASecret: "c", serverAltDNSNames: [] } },
    },
    {
      rule: "cluster/certs-server-ca-missing",
      at: "spec.certificates.serverCASecret",
      wrong: { certificates: { serverTLSSecret: "t" } },
      right: { certificates: { serverTLSSecret: "", serverAltDNSNames: ["a"] } },
    },
    {
      rule: "cluster/certs-client-ca-missing",
      at: "spec.certificates.clientCASecret",
      wrong: { certificates: { replicationTLSSecret: "t", serverCASecret: "c" } },
      right: { certificates: { replicationTLSSecret: "t", clientCASecret: "c" } },
    },
  ],
);
