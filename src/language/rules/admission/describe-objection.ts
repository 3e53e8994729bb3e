import type { JsonObject } from "#domain/kubernetes/json.ts";
import type { Objection } from "#admission/admit.ts";
import { valueAt } from "#admission/read.ts";
import type { Finding } from "#language/finding.ts";
import { placePath } from "#language/rules/admission/place-path.ts";
import type { FindingCode } from "#language/rules/codes.ts";
import type { Report, RuleInput } from "#language/rules/rule.ts";
import { createFinding } from "#language/rules/rule.ts";
import { formatMessage } from "#texts/catalogue.ts";

/** The finding about an objection, at the text that a person wrote. */
export function describeObjection(
  input: RuleInput,
  object: JsonObject,
  objection: Objection,
): Finding {
  const { code, path, place, named, severity, by } = objection;
  const placed = placePath(input.document, place);
  const finding = createFinding(input.context, {
    code: code as FindingCode,
    span: placed.span,
    path,
    ...(named === undefined ? {} : { named }),
    severity,
    refusedBy: severity === "error" ? by : null,
    ...relatedOf(input, objection),
  });
  const value = placed.written ? undefined : valueAt(object, place);
  return { ...finding, message: messageOf(input, objection, value) };
}

function messageOf({ context }: RuleInput, objection: Objection, value: unknown): string {
  const { messageKey, values, place } = objection;
  const message = formatMessage(context.texts, messageKey, values);
  const isScalar = ["string", "number", "boolean"].includes(typeof value) && value !== "";
  if (!isScalar) return message;
  const field = place.findLast((step) => typeof step === "string") ?? "";
  return formatMessage(context.texts, "admission.defaulted", {
    message,
    field,
    value: String(value),
  });
}

function relatedOf({ old }: RuleInput, { oldPath }: Objection): Pick<Report, "related"> {
  if (old === undefined || oldPath === undefined) return {};
  const { span } = placePath(old.placed.document, oldPath);
  return { related: { span, key: "admission.old", old } };
}
