import { adviceRule, atKey } from "#language/rules/advice/advice-rule.ts";
import { nodesAt } from "#language/rules/advice/nodes-at.ts";
import { bytesAt, isFalse, isWritten } from "#language/rules/advice/read-values.ts";
import type { Rule } from "#language/rules/rule.ts";
import { stringAt } from "#manifest/values.ts";

const largeVolume = 100 * 1024 ** 3;

const volumes = [
  ["spec", "storage"],
  ["spec", "walStorage"],
  ["spec", "tablespaces", "*", "storage"],
] as const;

/** The volumes of a Cluster. */
export const volumeRules: readonly Rule[] = [
  adviceRule({
    code: "wal-volume-missing",
    kinds: ["Cluster"],
    *judge(input) {
      const { root } = input.document;
      const size = bytesAt(root, ["spec", "storage", "size"]) ?? 0;
      if (size < largeVolume || isWritten(root, ["spec", "walStorage"])) return;
      // A restore has the volumes that its source had, which is not to be seen here.
      if (isWritten(root, ["spec", "bootstrap", "recovery"])) return;
      const values = { size: stringAt(root, ["spec", "storage", "size"]) ?? "" };
      yield* atKey(input, ["spec", "storage"], { values });
    },
  }),
  adviceRule({
    code: "resize-off",
    kinds: ["Cluster"],
    inParts: true,
    *judge(input) {
      for (const { node, path } of volumes.flatMap((at) => nodesAt(input.document.root, at))) {
        const storageClass = stringAt(node, ["storageClass"]);
        if (storageClass === undefined || !isFalse(node, ["resizeInUseVolumes"])) continue;
        yield* atKey(input, [...path, "resizeInUseVolumes"], { values: { storageClass } });
      }
    },
  }),
];
