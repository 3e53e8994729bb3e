import { parseQuantity, quantityToNumber } from "#domain/kubernetes/quantity.ts";
import { formatWithUnit } from "#domain/postgres/describe-value.ts";
import { judgeParameter } from "#domain/postgres/judge-parameter.ts";
import { findParameter } from "#domain/postgres/parameters.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";
import { unitSuffixes } from "#domain/postgres/units.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import type { HintSite, HintSource } from "#language/inlay-hints/hint-source.ts";

const parameters = "spec.postgresql.parameters.";

/** Settings of PostgreSQL in the unit that a person thinks in. */
export const parameterHints: HintSource = {
  group: "parameters",
  describe(site) {
    const { kind, path, scalar } = site;
    if (kind !== "Cluster" || !path.startsWith(parameters)) return undefined;
    const fact = factOf(site);
    if (fact?.unit === undefined) return undefined;
    const written = scalar.text.trim();
    const { verdict, canonical } = judgeParameter({
      name: site.key,
      value: written,
      major: fact.major,
    });
    if (verdict === "error" || canonical === undefined) return undefined;
    const plain = formatWithUnit(fact, canonical);
    return isPlainer(plain, written, fact) ? { label: `= ${spaced(plain)}` } : undefined;
  },
};

/** Sizes of volumes, and requests and limits of memory, where they are not written as whole binary units. */
export const quantityHints: HintSource = {
  group: "parameters",
  describe({ path, key, scalar }) {
    if (!amountPath.test(path) || key === "cpu" || roundAmount.test(scalar.text)) return undefined;
    const quantity = parseQuantity(scalar.text.trim());
    const bytes = quantity === undefined ? 0 : quantityToNumber(quantity);
    return bytes > 0 ? { label: `= ${spellBytes(bytes)}` } : undefined;
  },
};

const amountPath =
  /^spec\.(?:.*\.)?(?:(?:storage|walStorage)\.size|(?:requests|limits)\.(?:memory|storage|ephemeral-storage|hugepages-\w+))$/;
const roundAmount = /^[1-9]\d{0,2}(?:Ki|Mi|Gi|Ti)$/;

function factOf({ document, context, key }: HintSite): ParameterFact | undefined {
  const { major } = postgresMajorOf(document, context);
  return major === undefined ? undefined : findParameter(key, major);
}

/** Another number, and a larger unit or one where none was written; `-1` and `0` are switches. */
function isPlainer(plain: string, written: string, { unit }: ParameterFact): boolean {
  const own = /[a-zA-Z]+$/.exec(plain)?.[0];
  if (own === undefined || unit === undefined || plain === written.replace(/\s+/g, ""))
    return false;
  const suffix = /[a-zA-Z]+$/.exec(written)?.[0];
  if (suffix === undefined) return true;
  const suffixes = unitSuffixes(unit);
  return suffixes.indexOf(own) > suffixes.indexOf(suffix);
}

function spaced(text: string): string {
  return text.replace(/^(\d+)/, "$1 ");
}

const units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

function spellBytes(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  // `512m` of memory is half a byte.
  return `${Number(amount.toFixed(amount < 1 ? 3 : 2))} ${units[unit]}`;
}
