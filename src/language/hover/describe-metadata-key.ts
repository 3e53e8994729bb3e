import { operatorPage } from "#domain/cnpg/kinds.ts";
import { metadataKeys, operatorWrittenKeys } from "#domain/cnpg/labels.ts";
import type { MetadataKey } from "#domain/cnpg/labels.ts";
import type { LanguageContext } from "#language/context.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { findMessage } from "./find-message.ts";
import { codeSpan, joinParagraphs } from "./markdown.ts";

/** A label or annotation with what its value means; empty for names that mean nothing here. */
export function describeMetadataKey(
  kind: string,
  name: string,
  value: string | undefined,
  context: LanguageContext,
): string {
  const { texts, operator } = context;
  const known = findKey(kind, name);
  const note = findMessage(context, [`metadata.${name}`]) ?? describeWritten(name, context);
  const facts = known && describeFacts(known, context);
  if (note === undefined && facts === undefined) return "";
  const url = operatorPage(operator, "labels_annotations");
  return joinParagraphs([
    value === undefined ? undefined : findMessage(context, [`metadata.${name}.${value}`]),
    note,
    facts,
    name.includes("cnpg.io/") ? formatMessage(texts, "hover.documentation", { url }) : undefined,
  ]);
}

function findKey(kind: string, name: string): MetadataKey | undefined {
  const isOn = ({ kinds }: { kinds: readonly string[] }) => kinds.includes(kind);
  return metadataKeys.find((key) => key.name === name && isOn(key));
}

function describeWritten(name: string, { texts }: LanguageContext): string | undefined {
  const written: readonly string[] = operatorWrittenKeys;
  return written.includes(name) ? formatMessage(texts, "hover.operator-written") : undefined;
}

function describeFacts(known: MetadataKey, { texts }: LanguageContext): string {
  const { words, strict, dangerous, replacement } = known;
  const values = words.map(codeSpan).join(", ");
  const allowed = strict === true ? "hover.allowed" : "hover.meaningful";
  return joinParagraphs([
    values === "" ? undefined : formatMessage(texts, allowed, { values }),
    replacement && formatMessage(texts, "hover.replaced-by", { path: replacement }),
    dangerous === true ? formatMessage(texts, "hover.dangerous") : undefined,
  ]);
}
