import type { CompletionRequest } from "#language/completion/request.ts";
import type { FieldSite } from "#language/completion/schema/field-site.ts";
import { textsAt } from "#language/completion/text/texts-at.ts";

type Path = readonly string[];

const externalClusters: Path = ["spec", "externalClusters", "*", "name"];
const tablespaces: Path = ["spec", "tablespaces", "*", "name"];
const roles: Path = ["spec", "managed", "roles", "*", "name"];
const ownName: Path = ["metadata", "name"];

/** Where else in the same document the name in a field is defined. */
const sources: Readonly<Record<string, readonly Path[]>> = {
  "Cluster spec.bootstrap.recovery.source": [externalClusters],
  "Cluster spec.bootstrap.pg_basebackup.source": [externalClusters],
  "Cluster spec.bootstrap.initdb.import.source.externalCluster": [externalClusters],
  "Cluster spec.replica.source": [externalClusters],
  "Cluster spec.replica.primary": [externalClusters, ownName],
  "Cluster spec.replica.self": [externalClusters, ownName],
  "Cluster spec.bootstrap.initdb.owner": [roles],
  "Cluster spec.bootstrap.recovery.owner": [roles],
  "Cluster spec.bootstrap.pg_basebackup.owner": [roles],
  "Cluster spec.tablespaces.owner.name": [roles],
  "Cluster spec.managed.roles.inRoles": [roles],
  "Database spec.servers.fdw": [["spec", "fdws", "*", "name"]],
};

/** Maps whose keys are names that the document defines. */
const keySources: Readonly<Record<string, readonly Path[]>> = {
  "Cluster spec.backup.volumeSnapshot.tablespaceClassName": [tablespaces],
  "Cluster spec.bootstrap.recovery.volumeSnapshots.tablespaceStorage": [tablespaces],
};

type Source = Pick<CompletionRequest, "text" | "scan">;

export function referencedNames(source: Source, { kind, path }: FieldSite): readonly string[] {
  return read(source, sources[`${kind} ${path}`]);
}

export function referencedKeys(source: Source, { kind, path }: FieldSite): readonly string[] {
  return read(source, keySources[`${kind} ${path}`]);
}

function read({ text, scan }: Source, paths: readonly Path[] = []): readonly string[] {
  const names = paths.flatMap((path) => textsAt(text, scan.root, path));
  return [...new Set(names)].filter((name) => name !== "");
}
