import { clusterError } from "#admission/cluster/cluster-error.ts";
import { isSetAt, mapAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

const ldap = ["spec", "postgresql", "ldap"] as const;
const ofLdap = {
  code: "invalid-ldap-settings",
  mirrors: "validateLDAP",
  needs: ldap,
  namedSteps: 3,
} as const;

/** Who may log in, and as whom the Pods act. */
export const accessRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/superuser-secret-name-empty",
    code: "superuser-secret-unnamed",
    needs: ["spec", "superuserSecret"],
    mirrors: "validateSuperuserSecret",
    *check({ object }) {
      const secret = mapAt(object, ["spec", "superuserSecret"]);
      if (secret !== undefined && textAt(secret, ["name"]) === "") {
        yield { path: ["spec", "superuserSecret", "name"] };
      }
    },
  }),
  clusterError({
    ...ofLdap,
    id: "cluster/ldap-server-empty",
    *check({ object }) {
      const section = mapAt(object, ldap);
      if (section !== undefined && textAt(section, ["server"]) === "") {
        yield { path: [...ldap, "server"] };
      }
    },
  }),
  clusterError({
    ...ofLdap,
    id: "cluster/ldap-two-methods",
    *check({ object }) {
      const section = mapAt(object, ldap);
      if (isSetAt(section, ["bindAsAuth"]) && isSetAt(section, ["bindSearchAuth"])) {
        yield { path: ldap };
      }
    },
  }),
  clusterError({
    id: "cluster/service-account-conflict",
    code: "service-account-conflict",
    since: "1.29.0",
    needs: ["spec", "serviceAccountName"],
    mirrors: "validateServiceAccountConfig",
    *check({ object }) {
      const path = ["spec", "serviceAccountName"];
      const name = textAt(object, path);
      if (name !== "" && isSetAt(object, ["spec", "serviceAccountTemplate"])) {
        yield { path, values: { name } };
      }
    },
  }),
];
