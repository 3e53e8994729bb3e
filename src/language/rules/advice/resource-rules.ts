import { postgresMajorOf } from "#language/document-facts.ts";
import { adviceRule, atKey, atValue } from "#language/rules/advice/advice-rule.ts";
import { bytesAt, integerAt, isWritten } from "#language/rules/advice/read-values.ts";
import { readSizedSetting } from "#language/rules/advice/sized-setting.ts";
import type { MessageArguments } from "#language/finding.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { nodeAtPath } from "#manifest/values.ts";

const requestPath = ["spec", "resources", "requests", "memory"];
const limitPath = ["spec", "resources", "limits", "memory"];

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

/** What a Cluster asks its nodes for. */
export const resourceRules: readonly Rule[] = [
  adviceRule({
    code: "memory-request-below-limit",
    kinds: ["Cluster"],
    inParts: true,
    *judge(input) {
      const { root } = input.document;
      const [request, limit] = [bytesAt(root, requestPath), bytesAt(root, limitPath)];
      if (request === undefined || limit === undefined || request >= limit) return;
      const values = { request: textAt(input, requestPath), limit: textAt(input, limitPath) };
      yield* atValue(input, requestPath, { values, data: { replace: values.limit } });
    },
  }),
  adviceRule({
    code: "resources-missing",
    kinds: ["Cluster"],
    *judge(input) {
      const { root } = input.document;
      if (isWritten(root, requestPath) || isWritten(root, limitPath)) return;
      const reason = promisedMemory(input) ?? weightyCluster(input);
      if (reason !== undefined) yield* atKey(input, ["spec"], reason);
    },
  }),
];

interface Reason {
  readonly variant: string;
  readonly values: MessageArguments;
}

/** PostgreSQL takes its shared buffers whatever the node has; its default of 128 MB needs no plan. */
function promisedMemory(input: RuleInput): Reason | undefined {
  const { major } = postgresMajorOf(input.document, input.context);
  const buffers =
    major === undefined ? undefined : readSizedSetting(input, "shared_buffers", major);
  return buffers === undefined || buffers.bytes < 256 * mebibyte
    ? undefined
    : { variant: "buffers", values: { value: buffers.text } };
}

/** Replicas and a volume of some size are not for trying things out. */
function weightyCluster(input: RuleInput): Reason | undefined {
  const { root } = input.document;
  const instances = integerAt(root, ["spec", "instances"], 1) ?? 0;
  const bytes = bytesAt(root, ["spec", "storage", "size"]) ?? 0;
  return instances < 2 || bytes < 100 * gibibyte
    ? undefined
    : {
        variant: "volume",
        values: { instances, size: textAt(input, ["spec", "storage", "size"]) },
      };
}

function textAt({ document }: RuleInput, path: readonly string[]): string {
  const node = nodeAtPath(document.root, path);
  return node?.kind === "scalar" ? node.text.trim() : "";
}
