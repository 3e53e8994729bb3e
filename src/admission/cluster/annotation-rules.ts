import { clusterError } from "#admission/cluster/cluster-error.ts";
import { valueAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { isPingerSetting } from "#domain/cnpg/liveness-pinger.ts";
import { isJsonPatch } from "#domain/kubernetes/json-patch.ts";

/** Annotations that the operator reads. */
export const annotationRules: readonly WebhookRule[] = [
  annotationRule({
    id: "cluster/hibernation-annotation",
    name: "cnpg.io/hibernation",
    mirrors: "validateHibernationAnnotation",
    isValid: (value) => value === "on" || value === "off",
  }),
  annotationRule({
    id: "cluster/pod-patch-undecodable",
    name: "cnpg.io/podPatch",
    mirrors: "validatePodPatchAnnotation",
    isValid: isJsonPatch,
  }),
  annotationRule({
    id: "cluster/liveness-pinger-annotation",
    name: "alpha.cnpg.io/livenessPinger",
    mirrors: "validateLivenessPingerProbe",
    isValid: isPingerSetting,
  }),
];

interface AnnotationRule {
  readonly id: string;
  readonly name: string;
  readonly mirrors: string;
  readonly isValid: (value: string) => boolean;
}

function annotationRule({ id, name, mirrors, isValid }: AnnotationRule): WebhookRule {
  const path = ["metadata", "annotations", name];
  return clusterError({
    id,
    code: "invalid-annotation",
    needs: path,
    mirrors,
    *check({ object }) {
      const value = valueAt(object, path);
      if (typeof value === "string" && !isValid(value)) yield { path, values: { name, value } };
    },
  });
}
