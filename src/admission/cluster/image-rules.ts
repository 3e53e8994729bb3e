import { clusterError } from "#admission/cluster/cluster-error.ts";
import { postgresMajorOf } from "#admission/cluster/cluster-facts.ts";
import { mapAt, textAt } from "#admission/read.ts";
import type { AdmissionInput, Violation, WebhookRule } from "#admission/rule.ts";
import { majorOfTag, parseImageReference } from "#domain/cnpg/images.ts";

/** The operator must learn the PostgreSQL version from the image, and still support it. */
export const imageRules: readonly WebhookRule[] = [
  imageRule("cluster/image-tag-latest", (tag) => tag === "latest"),
  imageRule("cluster/image-digest-without-tag", (tag) => tag === ""),
  imageRule(
    "cluster/image-tag-not-version",
    (tag) => tag !== "" && tag !== "latest" && majorOfTag(tag) === undefined,
  ),
  clusterError({
    id: "cluster/pg-version-unsupported",
    code: "postgres-unsupported",
    mirrors: "validateConfiguration",
    *check(input) {
      const major = postgresMajorOf(input);
      if (major !== undefined && major < oldestMajor) yield tooOld(input, major);
    },
  }),
  clusterError({
    id: "cluster/image-pull-policy",
    code: "invalid-image-pull-policy",
    needs: ["spec", "imagePullPolicy"],
    mirrors: "validateImagePullPolicy",
    *check({ object }) {
      const policy = textAt(object, ["spec", "imagePullPolicy"]);
      if (policy === "" || pullPolicies.includes(policy)) return;
      yield {
        path: ["spec", "imagePullPolicy"],
        values: { policy, words: pullPolicies.join(", ") },
      };
    },
  }),
];

const pullPolicies = ["Always", "IfNotPresent", "Never"];

/** The operator's own bound, which is not what its images support. */
const oldestMajor = 13;

function imageRule(id: string, isWrong: (tag: string) => boolean): WebhookRule {
  return clusterError({
    id,
    code: "image-without-version",
    needs: ["spec", "imageName"],
    mirrors: "validateImageName",
    *check({ object }) {
      const image = textAt(object, ["spec", "imageName"]);
      const { tag } = parseImageReference(image);
      if (image === "" || !isWrong(tag)) return;
      yield { path: ["spec", "imageName"], values: { image, tag } };
    },
  });
}

function tooOld({ object }: AdmissionInput, major: number): Violation {
  const inCatalog = mapAt(object, ["spec", "imageCatalogRef"]) !== undefined;
  const values = { major, oldest: oldestMajor };
  return inCatalog
    ? { path: ["spec", "imageCatalogRef", "major"], variant: "catalog", values }
    : { path: ["spec", "imageName"], values };
}
