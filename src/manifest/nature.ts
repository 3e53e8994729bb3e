import type { DocumentNature, ManifestDocument } from "#manifest/document.ts";
import { childOf, nodeAtPath } from "#manifest/values.ts";

/** Decides how completely a document may be judged. */
export function natureOf(document: ManifestDocument, path: string): DocumentNature {
  if (isConflicted(document.text)) return "conflicted";
  if (isTemplate(document.text)) return "template";
  if (document.problems.some(({ code }) => code !== "duplicate-key")) return "broken";
  return isPatch(document, path) ? "patch" : "object";
}

/** A place where people keep patches. */
export function isPatchPath(path: string): boolean {
  return patchFile.test(path);
}

/** A key that tells kustomize how to patch and is gone when the object is applied. */
export function isPatchDirective(key: string): boolean {
  return directiveKey.test(key);
}

const conflictMark = /^(?:<{7}|>{7})(?: |$)/m;
const patchFile = /(?:^|[/\\])(?:patch|patches|overlays|components)[/\\]|patch[^/\\]*\.ya?ml$/i;
const directiveKey = /^\$(?:patch|retainKeys|setElementOrder\/.+|deleteFromPrimitiveList\/.+)$/;
const patchDirective =
  /^\s*(?:- )?["']?\$(?:(?:patch|retainKeys)\b|(?:setElementOrder|deleteFromPrimitiveList)\/)/m;

/** What a complete object of the kind cannot do without; a text in a patch file that lacks it is a patch. */
const essentials: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Cluster: [["spec", "storage"]],
  Pooler: [
    ["spec", "cluster"],
    ["spec", "pgbouncer"],
  ],
  Backup: [["spec", "cluster"]],
  ScheduledBackup: [
    ["spec", "cluster"],
    ["spec", "schedule"],
  ],
  Database: [
    ["spec", "cluster"],
    ["spec", "name"],
    ["spec", "owner"],
  ],
  DatabaseRole: [
    ["spec", "cluster"],
    ["spec", "name"],
  ],
  Publication: [
    ["spec", "cluster"],
    ["spec", "name"],
    ["spec", "dbname"],
    ["spec", "target"],
  ],
  Subscription: [
    ["spec", "cluster"],
    ["spec", "name"],
    ["spec", "dbname"],
  ],
  ImageCatalog: [["spec", "images"]],
  ClusterImageCatalog: [["spec", "images"]],
  ObjectStore: [["spec", "configuration", "destinationPath"]],
};

function isConflicted(text: string): boolean {
  return (text.includes("<<<<<<<") || text.includes(">>>>>>>")) && conflictMark.test(text);
}

/** `{{ … }}` or `{%- … %}` outside of comments. */
function isTemplate(text: string): boolean {
  if (!text.includes("{{") && !text.includes("{%")) return false;
  return text.split("\n").some((line) => templateLine.test(line));
}

const templateLine = /^[^#]*(?:\{\{|\{%)|^\s*#.*\{\{-?\s*(?:if|range|with|end)\b/;

function isPatch(document: ManifestDocument, path: string): boolean {
  if (document.text.includes("$") && patchDirective.test(document.text)) return true;
  if (!isPatchPath(path)) return false;
  const needed = essentials[document.kind ?? ""] ?? [];
  const root = document.root;
  return childOf(root, "kind") !== undefined && needed.some((at) => !nodeAtPath(root, at));
}
