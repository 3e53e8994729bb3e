import { isEqualJson } from "#admission/is-equal-json.ts";
import type { Finding } from "#language/finding.ts";
import { placePath } from "#language/rules/admission/place-path.ts";
import { oldPlace } from "#language/rules/change/old-place.ts";
import { createFinding } from "#language/rules/rule.ts";
import type { Rule } from "#language/rules/rule.ts";
import { nodeAtPath, toJson } from "#manifest/values.ts";

/**
 * The operator reads `bootstrap` while it makes the first instance (`createPrimaryInstance`) and never again.
 * Taking the section away is common once it has done its work, and says nothing wrong.
 */
export const bootstrapChangeRule: Rule = {
  codes: ["change-without-effect"],
  kinds: ["Cluster"],
  natures: ["object"],
  *check({ document, context, old }): Iterable<Finding> {
    const after = nodeAtPath(document.root, bootstrap);
    if (old === undefined || after?.kind !== "map" || after.pairs.length === 0) return;
    const before = nodeAtPath(old.placed.document.root, bootstrap);
    if (isEqualJson(toJson(before), toJson(after))) return;
    const restores = nodeAtPath(after, ["recovery"]) !== undefined;
    yield createFinding(context, {
      code: "change-without-effect",
      variant: restores ? "recovery" : "bootstrap",
      span: placePath(document, bootstrap).span,
      path: bootstrap,
      related: oldPlace(old, bootstrap),
    });
  },
};

const bootstrap = ["spec", "bootstrap"];
