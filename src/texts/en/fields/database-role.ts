import type { Notes } from "#texts/catalogue.ts";

/** A PostgreSQL role as an object of its own. Role attributes are in the shared notes. */
export const databaseRoleNotes: Notes = {
  "metadata.name":
    "Name of the Kubernetes object. The role itself is named by `spec.name`; a client certificate lands in the secret `<this name>-client-cert`.",
  spec: "A role that the operator creates in a running cluster and keeps as described. An existing role is taken over, and attributes that are left away go back to their defaults. An entry of the same name in the cluster's `managed.roles` wins. Since 1.30.",
  "spec.cluster": "Cluster that holds the role, in the same namespace. Cannot be changed.",
  "spec.name":
    "Name of the role in PostgreSQL. `postgres`, `streaming_replica` and names beginning with `pg_` or `cnpg_` are reserved. Cannot be changed.",
  "spec.ensure":
    "Only `present` is accepted. To drop the role, delete this object with `databaseRoleReclaimPolicy: delete`.",
  "spec.databaseRoleReclaimPolicy":
    "What happens when this object is deleted: `retain` keeps the role, `delete` drops it, which fails while the role owns objects.",
  "spec.connectionLimit": "How many sessions the role may have at a time; -1 means no limit.",
  "spec.clientCertificate":
    "Lets the operator issue a TLS client certificate for the role and renew it, signed by the cluster's client CA. Needs `login: true` and a CA whose key the operator has. A `pg_hba` line with `cert` is needed to log in with it.",
  "spec.clientCertificate.enabled":
    "`true` (assumed when the section is there) issues the certificate; `login: true` has to be written out next to it.",
  "status.clientCertificate": "State of the issued client certificate.",
  "status.clientCertificate.expiration":
    "When the certificate ends. The operator renews it before.",
  "status.clientCertificate.message":
    "Why no certificate was issued, or why an existing secret was left alone.",
  "status.conditions": "Standard conditions of the role.",
  "status.secretResourceVersion":
    "Version of the password secret that was applied last. Equal to that of the Secret when a rotation is done.",
};
