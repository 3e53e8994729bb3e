import { findKind } from "#domain/cnpg/kinds.ts";
import type { Hover } from "#language/answers.ts";
import type { LanguageContext } from "#language/context.ts";
import { findSite } from "#language/completion/schema/field-site.ts";
import type { FieldSite } from "#language/completion/schema/field-site.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import type { ManifestDocument, ManifestFile } from "#manifest/document.ts";
import { documentAt, nodeAt } from "#manifest/locate.ts";
import type { NodeAt } from "#manifest/locate.ts";
import type { YamlNode } from "#manifest/nodes.ts";
import { describeField } from "./describe-field.ts";
import { describeFieldValue } from "./describe-field-value.ts";
import { describeHbaLine } from "./describe-hba.ts";
import { describeMetadataKey } from "./describe-metadata-key.ts";
import { describeParameter, describeParameterValue } from "./describe-parameter.ts";
import { describePgbouncer } from "./describe-pgbouncer.ts";
import { joinParagraphs } from "./markdown.ts";

/** What an absolute offset is about. */
export function hoverAt(
  file: ManifestFile,
  offset: number,
  context: LanguageContext,
): Hover | undefined {
  const placed = documentAt(file, offset);
  if (placed === undefined || !placed.document.ours) return undefined;
  const { document } = placed;
  const local = offset - placed.offset;
  const found = nodeAt(document, local);
  if (found === undefined || !isNamed(found)) return undefined;
  const markdown = describe(document, found, context);
  if (markdown === "") return undefined;
  const span = found.onKey ? (keySpan(document.root, local) ?? found.node) : found.node;
  return { start: placed.offset + span.start, end: placed.offset + span.end, markdown };
}

function isNamed({ onKey, node }: NodeAt): boolean {
  return onKey || node.kind === "scalar";
}

function describe(document: ManifestDocument, found: NodeAt, context: LanguageContext): string {
  const kind = findKind(document.apiVersion, document.kind);
  const site = kind && findSite(kind, context.operator, found.path);
  if (site === undefined) return "";
  const text = found.node.kind === "scalar" ? found.node.text : undefined;
  const subject = { document, site, text, onKey: found.onKey };
  const describeOwn = sources[`${kind} ${site.path}`];
  if (describeOwn !== undefined) return describeOwn(subject, context);
  if (/^metadata\.(?:label|annotation)s\.\*$/.test(site.path)) {
    const own = describeMetadataKey(site.kind, site.key, text, context);
    if (own !== "") return own;
  }
  return describeSite(subject, context);
}

interface Subject {
  readonly document: ManifestDocument;
  readonly site: FieldSite;
  /** Of the scalar at the place. */
  readonly text: string | undefined;
  readonly onKey: boolean;
}

const sources: Readonly<Record<string, (subject: Subject, context: LanguageContext) => string>> = {
  "Cluster spec.postgresql.parameters.*": describeSetting,
  "Cluster spec.postgresql.pg_hba": describeHba,
  "Pooler spec.pgbouncer.pg_hba": describeHba,
  "Pooler spec.pgbouncer.parameters.*": ({ site }, context) => describePgbouncer(site.key, context),
};

function describeSetting({ document, site, text }: Subject, context: LanguageContext): string {
  const major = postgresMajorOf(document, context).major ?? null;
  const setting = { name: site.key, value: text ?? "", major };
  return joinParagraphs([
    text === undefined ? undefined : describeParameterValue(setting, context),
    describeParameter(site.key, major, context),
  ]);
}

function describeHba(subject: Subject, context: LanguageContext): string {
  const { text, onKey } = subject;
  const line = text === undefined || onKey ? undefined : describeHbaLine(text, context);
  return joinParagraphs([line, describeSite(subject, context)]);
}

function describeSite({ site, text }: Subject, context: LanguageContext): string {
  const { kind, path, key } = site;
  return joinParagraphs([
    ...(text === undefined ? [] : describeFieldValue({ kind, path, key, text }, context)),
    describeField(kind, path, context),
  ]);
}

function keySpan(root: YamlNode | undefined, offset: number) {
  let node = root;
  while (node !== undefined) {
    const children: readonly YamlNode[] = childrenOf(node);
    const pairs = node.kind === "map" ? node.pairs : [];
    const key = pairs.find((pair) => pair.key.start <= offset && offset <= pair.key.end)?.key;
    if (key !== undefined) return key;
    node = children.find((child) => child.start <= offset && offset <= child.end);
  }
  return undefined;
}

function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === "map") return node.pairs.map(({ value }) => value);
  return node.kind === "list" ? node.items : [];
}
