import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { isSetAt, isTrueAt, mapAt } from "#admission/read.ts";
import type { Violation, WebhookRule } from "#admission/rule.ts";

const store = ["spec", "backup", "barmanObjectStore"] as const;
const code = "invalid-backup-credentials";

/** In the order in which the operator looks; only the last one that is there gets its own errors. */
const providers = ["azureCredentials", "s3Credentials", "googleCredentials"] as const;
type Provider = (typeof providers)[number];

const mirrorsOf: Readonly<Record<Provider, string>> = {
  azureCredentials: "ValidateAzureCredentials",
  s3Credentials: "ValidateAwsCredentials",
  googleCredentials: "ValidateGCSCredentials",
};

/** An object store is reached with the credentials of one provider, complete and without spares. */
export const objectStoreRules: readonly WebhookRule[] = [
  clusterError({
    id: "cluster/backup-credentials-missing",
    code,
    mirrors: "validateBackupConfiguration",
    *check({ object }) {
      if (mapAt(object, store) !== undefined && presentIn(object).length === 0) {
        yield { path: store };
      }
    },
  }),
  clusterError({
    id: "cluster/backup-credentials-multiple",
    code,
    mirrors: "validateBackupConfiguration",
    *check({ object }) {
      const present = presentIn(object);
      if (present.length > 1) yield { path: store, values: { providers: present.join(", ") } };
    },
  }),
  providerRule("cluster/backup-azure-auth-count", "azureCredentials", (azure) => {
    return !isSetAt(azure, ["connectionString"]) && azureMethods(azure).length !== 1;
  }),
  {
    ...providerRule(
      "cluster/backup-azure-connection-string-exclusive",
      "azureCredentials",
      (azure) =>
        isSetAt(azure, ["connectionString"]) &&
        (azureMethods(azure).length > 0 || isSetAt(azure, ["storageAccount"])),
    ),
    since: "1.28.1",
  },
  {
    ...providerRule(
      "cluster/backup-azure-connection-string-exclusive",
      "azureCredentials",
      (azure) => isSetAt(azure, ["connectionString"]) && azureMethods(azure).length > 0,
    ),
    until: "1.28.0",
  },
  {
    ...providerRule(
      "cluster/backup-azure-storage-account-missing",
      "azureCredentials",
      (azure) =>
        (isSetAt(azure, ["storageKey"]) || isSetAt(azure, ["storageSasToken"])) &&
        !isSetAt(azure, ["storageAccount"]),
    ),
    since: "1.28.1",
  },
  providerRule("cluster/backup-s3-key-pair", "s3Credentials", (s3) => countKeys(s3) === 1),
  providerRule(
    "cluster/backup-s3-auth-missing",
    "s3Credentials",
    (s3) => countKeys(s3) === 0 && !isTrueAt(s3, ["inheritFromIAMRole"]),
  ),
  providerRule(
    "cluster/backup-s3-auth-multiple",
    "s3Credentials",
    (s3) => countKeys(s3) > 0 && isTrueAt(s3, ["inheritFromIAMRole"]),
  ),
  providerRule(
    "cluster/backup-gcs-credentials-missing",
    "googleCredentials",
    (gcs) => !isTrueAt(gcs, ["gkeEnvironment"]) && !isSetAt(gcs, ["applicationCredentials"]),
  ),
  providerRule(
    "cluster/backup-gcs-credentials-extra",
    "googleCredentials",
    (gcs) => isTrueAt(gcs, ["gkeEnvironment"]) && isSetAt(gcs, ["applicationCredentials"]),
  ),
];

function providerRule(
  id: string,
  provider: Provider,
  isWrong: (credentials: JsonObject) => boolean,
): WebhookRule {
  return clusterError({
    id,
    code,
    mirrors: mirrorsOf[provider],
    *check({ object }): Iterable<Violation> {
      const path = [...store, provider];
      const credentials = mapAt(object, path);
      if (credentials === undefined || presentIn(object).at(-1) !== provider) return;
      if (isWrong(credentials)) yield { path };
    },
  });
}

function presentIn(object: JsonObject): readonly Provider[] {
  return providers.filter((provider) => mapAt(object, [...store, provider]) !== undefined);
}

/** Ways to log in at Azure besides the connection string. */
function azureMethods(azure: JsonObject): readonly string[] {
  const switches = ["inheritFromAzureAD", "useDefaultAzureCredentials"];
  const secrets = ["storageKey", "storageSasToken"];
  return [
    ...switches.filter((name) => isTrueAt(azure, [name])),
    ...secrets.filter((name) => isSetAt(azure, [name])),
  ];
}

function countKeys(s3: JsonObject): number {
  return ["accessKeyId", "secretAccessKey"].filter((name) => isSetAt(s3, [name])).length;
}
