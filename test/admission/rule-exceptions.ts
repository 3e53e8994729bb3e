const bySchema = "a fact of the schema: schema-rule.ts judges it";
const byDecoding = "the types of the schema say it: schema-rule.ts judges it";

/** Rules of the operator that are no rule here, each with its reason. */
export const ruleExceptions: ReadonlyMap<string, string> = new Map([
  ["common/bypass-not-wired", "not a rule but a fact; skipped-webhook.ts knows it"],
  ["decode/type-mismatch", byDecoding],
  ["decode/yaml11-boolean", byDecoding],
  ["decode/quantity", byDecoding],
  ["decode/duration", byDecoding],
  ["decode/timestamp", byDecoding],
  ["decode/integer", byDecoding],
  ["backup/snapshot-crd-missing", "only the cluster knows which CRDs it has"],
  ["scheduledbackup/snapshot-crd-missing", "only the cluster knows which CRDs it has"],
  ["cluster/pod-patch-not-applicable", "needs the Pod that the operator would build"],
  ["publication/objects-too-many", bySchema],
  ["subscription/required-fields", bySchema],
  ["subscription/reclaim-policy", bySchema],
  ["imagecatalog/images-count", bySchema],
  ["imagecatalog/major-minimum", bySchema],
  ["imagecatalog/image-required", bySchema],
  ["imagecatalog/component-count", bySchema],
  ["imagecatalog/component-key-format", bySchema],
]);

/** Functions of the webhooks that judge, and that no rule mirrors, each with its reason. */
export const otherFunctions: ReadonlyMap<string, string> = new Map([]);
