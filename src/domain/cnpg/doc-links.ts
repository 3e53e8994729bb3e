import { docLinks } from "./doc-links-table.ts";
import { kindDocumentation, operatorPage } from "./kinds.ts";
import type { CnpgKind } from "./kinds.ts";
import type { OperatorVersion } from "./versions.ts";

/** The documentation page for a field (`spec.tablespaces[0].name`), else the one for its kind. */
export function fieldDocumentation(
  kind: CnpgKind,
  path: string,
  operator: OperatorVersion,
): string {
  const pages = docLinks[kind] ?? {};
  const steps = path.replace(/\[\d*\]/g, "").split(".");
  const prefix = steps
    .map((_, index) => steps.slice(0, steps.length - index).join("."))
    .find((candidate) => Object.hasOwn(pages, candidate));
  const page = prefix === undefined ? undefined : pages[prefix];
  return page === undefined ? kindDocumentation(kind, operator) : operatorPage(operator, page);
}
