import type { NamedPlace } from "#language/workspace/object-facts.ts";
import type { ManifestDocument } from "#manifest/document.ts";
import { positionIn } from "#manifest/locate.ts";
import type { ScalarStyle } from "#manifest/nodes.ts";
import type { ResolvedNode } from "#manifest/values.ts";

const quotes: Readonly<Partial<Record<ScalarStyle, NamedPlace["place"]["quote"]>>> = {
  plain: "",
  single: "'",
  double: '"',
};

/** A name as it is written; undefined for what is none, or what another tool fills in. */
export function readName(
  document: ManifestDocument,
  node: ResolvedNode | undefined,
  accepts: (name: string) => boolean = isObjectName,
): NamedPlace | undefined {
  if (node?.kind !== "scalar" || typeof node.value !== "string") return undefined;
  const quote = quotes[node.style];
  if (quote === undefined || !accepts(node.value)) return undefined;
  const from = positionIn(document, node.start);
  const to = positionIn(document, node.end);
  if (from.line !== to.line) return undefined;
  const place = { ...from, endColumn: to.column, quote };
  return { name: node.value, place };
}

/** A DNS subdomain, as Kubernetes wants the names of objects. */
export function isObjectName(name: string): boolean {
  return (
    name.length <= 253 &&
    /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(name)
  );
}
