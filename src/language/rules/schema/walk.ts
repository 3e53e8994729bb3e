import type { CnpgKind } from "#domain/cnpg/kinds.ts";
import type { KindSchema } from "#domain/cnpg/schema.ts";
import type { SchemaNode } from "#domain/cnpg/schema-node.ts";
import type { LanguageContext } from "#language/context.ts";
import type { Finding } from "#language/finding.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { Report } from "#language/rules/rule.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import type { Span } from "#manifest/nodes.ts";
import type { PathSegment, ResolvedNode } from "#manifest/values.ts";
import { rewritePath } from "#util/rewrite-path.ts";
import type { PathRewrite } from "#util/rewrite-path.ts";

/** One pass over a document beside its schema. */
export interface Walk {
  readonly document: ManifestDocument;
  readonly context: LanguageContext;
  readonly kind: CnpgKind;
  readonly schema: KindSchema;
  /** The operator decodes the object in its own types, so 32-bit integers and Go's grammars count. */
  readonly decoded: boolean;
  /** Parts may be missing on purpose. */
  readonly partial: boolean;
  readonly findings: Finding[];
  /** Nodes left to look at: aliases can make a small text a huge object. */
  budget: number;
}

/** A value, what the schema says of it, and where both stand. */
export interface Place<Node extends ResolvedNode = ResolvedNode> {
  readonly node: Node;
  readonly schema: SchemaNode;
  readonly path: readonly PathSegment[];
  /** The path without list indices: `spec.tablespaces.name`. */
  readonly pattern: string;
  /** Where a finding goes that the value itself has no room for. */
  readonly key: Span;
  /** Written by the operator: its values are dropped on creation and only types count. */
  readonly inStatus: boolean;
}

/** Of an owner's fields the server does not say which owner it is. */
const namedWithoutIndex: readonly PathRewrite[] = [
  ["metadata.ownerReferences.*.**", "metadata.ownerReferences.**"],
];

export function report(walk: Walk, place: Place, details: Omit<Report, "span" | "path">): void {
  const { start, end } = place.node;
  const span = end > start ? { start, end } : place.key;
  addFinding(walk, { ...details, span, path: place.path });
}

/** The place's first line, so that a whole section is not underlined because of its shape. */
export function reportOnKey(
  walk: Walk,
  place: Place,
  details: Omit<Report, "span" | "path"> & Partial<Pick<Report, "path">>,
): void {
  const { start, end } = place.key;
  addFinding(walk, { path: place.path, ...details, span: { start, end } });
}

function addFinding(walk: Walk, details: Report): void {
  const named = details.named ?? rewritePath(namedWithoutIndex, details.path);
  walk.findings.push(
    createFinding(walk.context, named === undefined ? details : { ...details, named }),
  );
}

/** Empty containers and texts of a template, whose value only rendering tells. */
export function isTemplated(walk: Walk, node: ResolvedNode): boolean {
  if (walk.document.nature !== "template") return false;
  return walk.document.text.slice(node.start, node.end).includes("{{");
}
