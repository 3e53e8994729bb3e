import { judgeByWebhook } from "#admission/judge-by-webhook.ts";
import { prepareObject } from "#admission/prepare-object.ts";
import type { Phrase } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import type { OperatorVersion } from "#domain/cnpg/versions.ts";
import { mergePatch } from "#domain/kubernetes/merge-patch.ts";
import type { Json, JsonObject } from "#domain/kubernetes/json.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";

/** What the operator's webhook will say against a change, and would not say of the Cluster as it is. */
export function objectionsTo(
  cluster: LiveObject,
  patch: JsonObject,
  operator: OperatorVersion,
): readonly Phrase[] {
  const before = new Set(judge(cluster, {}, operator).map(({ key }) => key));
  return judge(cluster, patch, operator).filter(({ key }) => !before.has(key));
}

function judge(
  cluster: LiveObject,
  patch: JsonObject,
  operator: OperatorVersion,
): readonly Required<Phrase>[] {
  const stored = { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", ...cluster };
  const prepare = (change: JsonObject, role: "new" | "stored") =>
    // The preparation writes into what it is given.
    prepareObject(mergePatch(structuredClone(stored) as unknown as Json, change), {
      kind: "Cluster",
      operator,
      role,
    });
  const [object, old] = [prepare(patch, "new"), prepare({}, "stored")];
  if (object === undefined) return [];
  return [...judgeByWebhook({ object, old, operator }, "Cluster")]
    .filter(({ rule }) => rule.severity === "error")
    .map(({ rule, violation }) => {
      const { variant, values = {} } = violation;
      return { key: variant === undefined ? rule.id : `${rule.id}.${variant}`, values };
    })
    .map(({ key, values }) => ({ ...phrase(key, values), values }));
}
