/**
 * Where a path that the server prints is in the manifest: the operator's webhook names some fields that
 * do not exist.
 */
export function manifestPath(field: string): string {
  let path = field.replace(/^\./, "").replace(/^<nil>$/, "");
  for (const [from, to] of renamed) path = path.replace(from, to);
  return path;
}

const renamed: readonly (readonly [from: RegExp, to: string])[] = [
  [/^spec\.replicaCluster\.primaryServerName/, "spec.replica.source"],
  [/^spec\.replicaCluster\.token/, "spec.replica.promotionToken"],
  [/^spec\.replicaCluster/, "spec.replica"],
  [/^spec\.postgresql\.env/, "spec.env"],
  [/^spec\.superusersecret/, "spec.superuserSecret"],
  [/^spec\.certificates\.serveraltdnsnames/, "spec.certificates.serverAltDNSNames"],
  [/^spec\.certificates\.servercasecret/, "spec.certificates.serverCASecret"],
  [/^spec\.certificates\.clientcasecret/, "spec.certificates.clientCASecret"],
  [/^spec\.bootstrap\.recovery\.storage/, "spec.bootstrap.recovery.volumeSnapshots.storage"],
  [/^spec\.bootstrap\.recovery\.dataSource/, "spec.bootstrap.recovery.volumeSnapshots"],
  [/^spec\.tablespaces\[(\d+)\]\.size$/, "spec.tablespaces[$1].storage.size"],
  [/^metadata\.ownerReferences\.(\w+)$/, "metadata.ownerReferences[0].$1"],
  [/\.databases\.0$/, ".databases[0]"],
  [/^spec\.affinity\.toleration\[/, "spec.affinity.tolerations["],
  [
    /^spec\.backupConfiguration\.googleCredentials/,
    "spec.backup.barmanObjectStore.googleCredentials",
  ],
  [/\.awsCredentials/, ".s3Credentials"],
  [/^spec\.resources\.requests\.storage/, "spec.resources.requests.ephemeral-storage"],
  [/^spec\.cluster\.parameters/, "spec.pgbouncer.parameters"],
  [/\.usages\[/, ".usage["],
];

/** Whether two paths name the same field, or one the container of the other. */
export function arePathsClose(theirs: string, ours: string): boolean {
  const [left, right] = [normalize(manifestPath(theirs)), normalize(ours)];
  if (left === right) return true;
  // The operator blames the image for the version of a catalog.
  if (left === "spec.imageName" && right.startsWith("spec.imageCatalogRef")) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  // `spec` contains everything and so says nothing.
  return long.startsWith(`${short}.`) && short.includes(".");
}

/** Keys in quotes and indices as plain steps. */
function normalize(path: string): string {
  return path
    .replace(/\["((?:[^"\\]|\\.)*)"\]/g, ".$1")
    .replace(/\[([^\]]*)\]/g, ".$1")
    .replace(/^\./, "");
}
