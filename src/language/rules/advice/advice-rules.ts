import { parseQuantity, quantityToNumber } from "#domain/kubernetes/quantity.ts";
import type { PostgresMajor } from "#domain/postgres/majors.ts";
import { postgresMajorOf } from "#language/document-facts.ts";
import type { Finding } from "#language/finding.ts";
import { parametersPath, readSizedSetting } from "#language/rules/advice/sized-setting.ts";
import type { SizedSetting } from "#language/rules/advice/sized-setting.ts";
import type { Report, Rule, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { entriesOf, entryOf, nodeAtPath } from "#manifest/values.ts";

/** Settings that are valid and still not what a person wants. */
export const adviceRules: readonly Rule[] = [
  {
    codes: ["shared-buffers-share", "work-mem-total", "effective-cache-size-high"],
    kinds: ["Cluster"],
    natures: ["object"],
    *check(input: RuleInput): Iterable<Finding> {
      const memory = memoryOf(input);
      if (memory === undefined) return;
      yield* sharedBuffers(input, memory);
      yield* workMemory(input, memory);
      yield* cacheSize(input, memory);
    },
  },
  {
    codes: ["postgres-end-of-life"],
    kinds: ["Cluster"],
    natures: ["object", "patch"],
    *check(input: RuleInput): Iterable<Finding> {
      const report = endOfLife(input);
      if (report !== undefined) yield createFinding(input.context, report);
    },
  },
  {
    codes: ["backup-method-unset"],
    kinds: ["Backup", "ScheduledBackup"],
    natures: ["object"],
    *check({ document, context }: RuleInput): Iterable<Finding> {
      const spec = entryOf(document.root, "spec");
      if (spec?.value.kind !== "map" || entryOf(spec.value, "method") !== undefined) return;
      const { start, end } = spec.pair.key;
      yield createFinding(context, {
        code: "backup-method-unset",
        span: { start, end },
        path: ["spec"],
      });
    },
  },
];

interface Memory {
  readonly limit: number;
  readonly written: string;
  readonly major: PostgresMajor;
}

function memoryOf({ document, context }: RuleInput): Memory | undefined {
  const node = nodeAtPath(document.root, ["spec", "resources", "limits", "memory"]);
  const written = node?.kind === "scalar" ? node.text : "";
  const quantity = parseQuantity(written.trim());
  const { major } = postgresMajorOf(document, context);
  const limit = quantity === undefined ? 0 : quantityToNumber(quantity);
  return limit <= 0 || major === undefined ? undefined : { limit, written, major };
}

function finding(
  input: RuleInput,
  { entry }: SizedSetting,
  details: Omit<Report, "span" | "path">,
) {
  const { start, end } = entry.value;
  const path = [...parametersPath, entry.key];
  return createFinding(input.context, { ...details, span: { start, end }, path });
}

function* sharedBuffers(input: RuleInput, { limit, written, major }: Memory): Iterable<Finding> {
  const sized = readSizedSetting(input, "shared_buffers", major);
  if (sized === undefined || hasHugePages(input)) return;
  const share = sized.bytes / limit;
  if (share >= 0.1 && share <= 0.4) return;
  const percent = share < 0.01 ? "<1" : Math.round(share * 100);
  yield finding(input, sized, {
    code: "shared-buffers-share",
    variant: share > 0.4 ? "high" : "low",
    values: { value: sized.text, percent, limit: written },
  });
}

/** With huge pages in the limits, shared buffers have memory of their own beside the other limit. */
function hasHugePages({ document }: RuleInput): boolean {
  const limits = nodeAtPath(document.root, ["spec", "resources", "limits"]);
  const hasPages = entriesOf(limits).some(({ key }) => key.startsWith("hugepages-"));
  const setting = nodeAtPath(document.root, [...parametersPath, "huge_pages"]);
  return hasPages && !(setting?.kind === "scalar" && setting.text === "off");
}

function* workMemory(input: RuleInput, { limit, written, major }: Memory): Iterable<Finding> {
  const sized = readSizedSetting(input, "work_mem", major);
  if (sized === undefined) return;
  const node = nodeAtPath(input.document.root, [...parametersPath, "max_connections"]);
  const connections = Number(node?.kind === "scalar" ? node.text : "100");
  const total = sized.bytes * connections;
  if (!(total > limit)) return;
  const times = Math.round((total / limit) * 10) / 10;
  const values = { value: sized.text, connections, times, limit: written };
  yield finding(input, sized, { code: "work-mem-total", values });
}

function* cacheSize(input: RuleInput, { limit, written, major }: Memory): Iterable<Finding> {
  const sized = readSizedSetting(input, "effective_cache_size", major);
  if (sized === undefined || sized.bytes <= limit) return;
  const values = { value: sized.text, limit: written };
  yield finding(input, sized, { code: "effective-cache-size-high", values });
}

/** The day of the last planned release of each major. */
const lastDays: Readonly<Record<number, string>> = {
  14: "2026-11-12",
  15: "2027-11-11",
  16: "2028-11-09",
  17: "2029-11-08",
  18: "2030-11-14",
};

function endOfLife({ document, context }: RuleInput): Report | undefined {
  const { number, source } = postgresMajorOf(document, context);
  const field = source === "imageCatalogRef" ? ["imageCatalogRef", "major"] : ["imageName"];
  const node = nodeAtPath(document.root, ["spec", ...field]);
  if (number === undefined || node === undefined) return undefined;
  const date = endedOn(number, context.settings.today ?? "");
  if (date === undefined) return undefined;
  return {
    code: "postgres-end-of-life",
    span: { start: node.start, end: node.end },
    path: ["spec", ...field],
    values: { major: number, date },
  };
}

/** The last day, if it has passed; majors before 14 ended before this was written. */
function endedOn(major: number, today: string): string | undefined {
  if (major < 14) return "2025-11-13";
  const date = lastDays[major];
  return date !== undefined && today > date ? date : undefined;
}
