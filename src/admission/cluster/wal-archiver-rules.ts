import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { isSetAt, isTrueAt, itemsAt, textAt, valueAt } from "#admission/read.ts";
import type { ListItem } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";

const common = {
  code: "wal-archiver-conflict",
  mirrors: "validatePluginConfiguration",
  namedSteps: 2,
} as const;

/** WAL goes to one archive. */
export const walArchiverRules: readonly WebhookRule[] = [
  clusterError({
    ...common,
    id: "cluster/plugin-wal-archiver-with-barman",
    *check({ object }) {
      const [archiver] = archiversOf(object);
      if (archiver === undefined || !isSetAt(object, ["spec", "backup", "barmanObjectStore"])) {
        return;
      }
      const values = { name: textAt(archiver.item, ["name"]) };
      yield { path: [...archiver.path, "isWALArchiver"], values };
    },
  }),
  clusterError({
    ...common,
    id: "cluster/plugin-wal-archiver-multiple",
    *check({ object }) {
      const [, second] = archiversOf(object);
      if (second === undefined) return;
      const names = archiversOf(object).map(({ item }) => textAt(item, ["name"]));
      yield { path: [...second.path, "isWALArchiver"], values: { names: names.join(", ") } };
    },
  }),
];

function archiversOf(object: JsonObject): readonly ListItem[] {
  return itemsAt(object, ["spec", "plugins"]).filter(
    ({ item }) => valueAt(item, ["enabled"]) !== false && isTrueAt(item, ["isWALArchiver"]),
  );
}
