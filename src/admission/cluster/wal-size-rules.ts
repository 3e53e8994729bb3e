import type { JsonObject } from "#domain/kubernetes/json.ts";
import { configurationRule, parameterPath } from "#admission/cluster/configuration-rule.ts";
import type { Configuration } from "#admission/cluster/configuration-rule.ts";
import { quantityAt } from "#admission/read-quantity.ts";
import { mapAt, textAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { parseOperatorSize } from "#domain/cnpg/operator-size.ts";
import { compareQuantities, formatQuantity, parseQuantity } from "#domain/kubernetes/quantity.ts";
import type { Quantity } from "#domain/kubernetes/quantity.ts";

/** `min_wal_size` lies below `max_wal_size`, and that below the volume of WAL. */
export const walSizeRules: readonly WebhookRule[] = [
  configurationRule({
    id: "cluster/min-wal-size-not-below-max",
    code: "wal-size-conflict",
    mirrors: "validateWalSizeConfiguration",
    *check(configuration) {
      const minimum = sizeOf(configuration, "min_wal_size");
      const maximum = sizeOf(configuration, "max_wal_size");
      if (!minimum.amount || !maximum.amount) return;
      if (compareQuantities(minimum.amount, maximum.amount) < 0) return;
      const variant = minimum.isDefault ? "default-minimum" : "default-maximum";
      yield {
        path: parameterPath("min_wal_size"),
        ...(minimum.isDefault || maximum.isDefault ? { variant } : {}),
        values: { minimum: minimum.text, maximum: maximum.text },
      };
    },
  }),
  volumeRule("cluster/min-wal-size-not-below-volume", "min_wal_size"),
  volumeRule("cluster/max-wal-size-not-below-volume", "max_wal_size"),
];

const defaults = { min_wal_size: "80MB", max_wal_size: "1GB" } as const;
type SizeName = keyof typeof defaults;

function volumeRule(id: string, name: SizeName): WebhookRule {
  return configurationRule({
    id,
    code: "wal-size-conflict",
    needs: parameterPath(name),
    mirrors: "validateWalSizeConfiguration",
    *check(configuration) {
      const { amount, text, isDefault } = sizeOf(configuration, name);
      const volume = walVolumeOf(configuration.object);
      if (isDefault || !amount || !volume || compareQuantities(amount, volume) < 0) return;
      const values = { name, value: text, volume: formatQuantity(volume) };
      yield { path: parameterPath(name), values };
    },
  });
}

interface WalSize {
  readonly text: string;
  /** The manifest does not say; nor does an empty text. */
  readonly isDefault: boolean;
  /** Undefined where it cannot be read, and where it is zero: then nothing is compared. */
  readonly amount: Quantity | undefined;
}

function sizeOf({ parameters }: Configuration, name: SizeName): WalSize {
  const written = parameters.get(name) ?? "";
  const text = written === "" ? defaults[name] : written;
  const size = parseOperatorSize(text);
  return { text, isDefault: written === "", amount: size?.digits === 0n ? undefined : size };
}

/** Of `walStorage` alone; a template that asks for nothing counts as no space at all. */
function walVolumeOf(object: JsonObject): Quantity | undefined {
  const volume = mapAt(object, ["spec", "walStorage"]);
  const size = textAt(volume, ["size"]);
  if (size !== "") return parseQuantity(size);
  const template = mapAt(volume, ["pvcTemplate"]);
  if (template === undefined) return undefined;
  return quantityAt(template, ["resources", "requests", "storage"]) ?? parseQuantity("0");
}
