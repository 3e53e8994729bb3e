import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import type { ObjectPath } from "#admission/object.ts";
import { itemsAt, mapAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { judgeTablespaceName, tablespaceVolumeName } from "#domain/cnpg/tablespace-name.ts";
import type { TablespaceNameProblem } from "#domain/cnpg/tablespace-name.ts";

const common = {
  code: "invalid-tablespace-name",
  mirrors: "validateTablespaceNames",
  needs: ["spec", "tablespaces"],
  namedSteps: 3,
} as const;
const snapshotClasses = ["spec", "backup", "volumeSnapshot", "tablespaceClassName"] as const;

/** Names of tablespaces are PostgreSQL identifiers, and each makes a volume of its own. */
export const tablespaceRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/tablespace-name-duplicate",
    *check({ object }) {
      for (const { name, path, repeated } of tablespacesOf(object)) {
        if (repeated) yield { path, values: { name } };
      }
    },
  }),
  nameRule("cluster/tablespace-name-reserved", "reserved"),
  nameRule("cluster/tablespace-name-invalid", "invalid"),
  nameRule("cluster/tablespace-name-too-long", "too-long"),
  clusterError({
    ...common,
    id: "cluster/tablespace-volume-collision",
    since: "1.28.2",
    *check({ object }) {
      const owners = new Map<string, string>();
      for (const { name, path, repeated } of tablespacesOf(object)) {
        if (repeated) continue;
        const volume = tablespaceVolumeName(name);
        const other = owners.get(volume);
        if (other === undefined) owners.set(volume, name);
        else yield { path, values: { name, other, volume: `tbs-${volume}` } };
      }
    },
  }),
  clusterError({
    id: "cluster/tablespace-snapshot-class-unknown",
    code: "unknown-tablespace",
    needs: snapshotClasses,
    namedSteps: snapshotClasses.length,
    mirrors: "validateTablespaceBackupSnapshot",
    *check({ object }) {
      const known = new Set(tablespacesOf(object).map(({ name }) => name));
      for (const name of Object.keys(mapAt(object, snapshotClasses) ?? {})) {
        if (!known.has(name)) yield { path: [...snapshotClasses, name], values: { name } };
      }
    },
  }),
];

function nameRule(id: string, problem: TablespaceNameProblem): WebhookRule {
  return clusterError({
    ...common,
    id,
    *check({ object }) {
      for (const { name, path, repeated } of tablespacesOf(object)) {
        if (!repeated && judgeTablespaceName(name) === problem) yield { path, values: { name } };
      }
    },
  });
}

interface Tablespace {
  readonly name: string;
  /** Of the name. */
  readonly path: ObjectPath;
  /** An earlier one has the same name but for the case of its letters. */
  readonly repeated: boolean;
}

function tablespacesOf(object: JsonObject): readonly Tablespace[] {
  const seen = new Set<string>();
  return itemsAt(object, ["spec", "tablespaces"]).map(({ item, path }) => {
    const name = textAt(item, ["name"]);
    const repeated = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return { name, path: [...path, "name"], repeated };
  });
}
