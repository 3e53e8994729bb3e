import {
  imageVariants,
  majorOfImage,
  operandRepository,
  parseImageReference,
} from "#domain/cnpg/images.ts";
import { readDurationField } from "#domain/cnpg/duration-fields.ts";
import { formatBytes, parseQuantity, quantityToNumber } from "#domain/kubernetes/quantity.ts";
import { spellDuration } from "#domain/kubernetes/spell-duration.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { describeSchedule } from "./describe-schedule.ts";
import { findMessage } from "./find-message.ts";

/** A scalar at a field, as it is written. */
export interface FieldValue {
  readonly kind: string;
  readonly path: string;
  /** The real key where `path` ends with `*`. */
  readonly key: string;
  readonly text: string;
}

/** What a value means: its words explained, its amounts converted. */
export function describeFieldValue(
  value: FieldValue,
  context: LanguageContext,
): readonly (string | undefined)[] {
  return [
    describeWord(value, context),
    `${value.kind} ${value.path}` === "ScheduledBackup spec.schedule"
      ? describeSchedule(value.text, context)
      : describeAmount(value, context),
    describeImage(value, context),
  ];
}

function describeWord({ kind, path, text }: FieldValue, context: LanguageContext) {
  const name = path.split(".").at(-1) ?? "";
  const family = name.endsWith("ReclaimPolicy") ? "reclaimPolicy" : name;
  return findMessage(context, [`value.${kind}.${name}.${text}`, `value.${family}.${text}`]);
}

function describeAmount(value: FieldValue, context: LanguageContext): string | undefined {
  const meaning = describeDuration(value) ?? describeQuantity(value, context);
  if (meaning === undefined || meaning === value.text) return undefined;
  const shown = value.text.replaceAll("`", "");
  return formatMessage(context.texts, "hover.value", { value: shown, meaning });
}

function describeDuration({ path, key, text }: FieldValue): string | undefined {
  const nanoseconds = readDurationField(path.replace(/\*$/, key), text);
  return nanoseconds === undefined ? undefined : spellDuration(nanoseconds);
}

function describeQuantity({ path, key, text }: FieldValue, { texts }: LanguageContext) {
  const amount = /(?:^|\.)(?:size|requests|limits)(?:\.|$)/.test(path) || key === "size";
  const quantity = amount ? parseQuantity(text) : undefined;
  if (quantity === undefined) return undefined;
  const count = quantityToNumber(quantity);
  if (key === "cpu") return formatMessage(texts, "hover.cores", { count });
  if (count < 1024) return undefined;
  const bytes = formatMessage(texts, "hover.bytes", { count });
  if (quantity.format === "binary")
    return `${formatBytes(count).replace(/(.i)$/, " $1B")} = ${bytes}`;
  const gibibytes = Number((count / 1024 ** 3).toFixed(2));
  return gibibytes > 0 ? `${bytes} = ${gibibytes} GiB` : bytes;
}

function describeImage({ path, text }: FieldValue, { texts }: LanguageContext) {
  if (!/(?:^|\.)(?:imageName|images\.image)$/.test(path)) return undefined;
  const major = majorOfImage(text);
  if (major === undefined) return formatMessage(texts, "hover.image-unreadable");
  const { tag, repository } = parseImageReference(text);
  const version = /^[\d.]+/.exec(tag)?.[0] ?? String(major);
  const variant = imageVariants.find((name) => tag.includes(`-${name}`));
  const known = repository === operandRepository && variant !== undefined;
  const key = version.includes(".") ? "hover.image-pinned" : "hover.image-floating";
  const meaning = known ? ` ${formatMessage(texts, `hover.image.${variant}`)}` : "";
  return formatMessage(texts, key, { version }) + meaning;
}
