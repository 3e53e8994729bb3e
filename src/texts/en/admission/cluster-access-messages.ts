/** Certificates, superuser, LDAP, service account. */
export const clusterAccessMessages: Readonly<Record<string, string>> = {
  "cluster/certs-alt-dns-names":
    "The server certificate comes from the Secret {secret}, so the operator writes no names into it. Put the names into that certificate and remove `serverAltDNSNames`, or remove `serverTLSSecret`",
  "cluster/certs-server-ca-missing":
    "The server certificate comes from the Secret {secret}, but not the authority that signed it. Name the Secret with `ca.crt` in `serverCASecret`",
  "cluster/certs-client-ca-missing":
    "The certificate for replication comes from the Secret {secret}, but not the authority that signed it. Name the Secret with `ca.crt` in `clientCASecret`",
  "cluster/superuser-secret-name-empty":
    "`superuserSecret` names no Secret. Write `name`, or remove the section and let the operator make one",
  "cluster/ldap-server-empty":
    "LDAP is configured without a server. Write the host name in `server`, or remove the section",
  "cluster/ldap-two-methods":
    "`bindAsAuth` and `bindSearchAuth` are two ways to find a user, and one is possible. Keep the one that your directory wants",
  "cluster/service-account-conflict":
    "The existing service account {name} is used as it is, so there is nothing to apply a `serviceAccountTemplate` to. Remove one of the two",
};
