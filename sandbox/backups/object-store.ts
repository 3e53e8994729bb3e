/** Where a Cluster of the sandbox finds the S3 server of `object-store.yaml`. */
export const objectStore = {
  namespace: "object-store",
  service: "s3",
  endpointUrl: "http://s3.object-store.svc",
  destinationPath: "s3://backups/",
} as const;

const secretName = "s3-credentials";

/** The credentials, to be applied in the namespace of the Cluster, where the operator looks for them. */
export function credentialsSecret(namespace: string) {
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: secretName, namespace },
    stringData: { ACCESS_KEY_ID: "sandbox", ACCESS_SECRET_KEY: "only-inside-the-sandbox" },
  };
}

/**
 * For `spec.backup.barmanObjectStore`, for an external cluster and for `spec.configuration` of an ObjectStore.
 * `folder` keeps clusters of the same name apart, as those of two tests are.
 */
export function barmanConfiguration(folder: string, endpointURL: string = objectStore.endpointUrl) {
  return {
    endpointURL,
    destinationPath: `${objectStore.destinationPath}${folder}`,
    s3Credentials: {
      accessKeyId: { name: secretName, key: "ACCESS_KEY_ID" },
      secretAccessKey: { name: secretName, key: "ACCESS_SECRET_KEY" },
    },
  };
}
