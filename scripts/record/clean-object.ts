import type { KubeObject } from "./kube-object.ts";

/** Long, repeats the pod's own spec, or only the API server's bookkeeping. */
const droppedAnnotations = [
  "kubectl.kubernetes.io/last-applied-configuration",
  "cnpg.io/podSpec",
  "cnpg.io/podEnvHash",
  "deployment.kubernetes.io/revision",
];

/** Fields of a pod template that say nothing about CloudNativePG, and take most of the room. */
const droppedPodFields = [
  "tolerations",
  "volumes",
  "enableServiceLinks",
  "dnsPolicy",
  "schedulerName",
];
const droppedContainerFields = [
  "volumeMounts",
  "terminationMessagePath",
  "terminationMessagePolicy",
  "securityContext",
];

export const replacedValue = "replaced";

/** The object without bookkeeping, with the keys of a Secret but none of its values. */
export function cleanObject(object: KubeObject): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata;
  const kept = Object.entries(metadata.annotations ?? {}).filter(
    ([name]) => !droppedAnnotations.includes(name),
  );
  if (metadata.annotations !== undefined) metadata.annotations = Object.fromEntries(kept);
  const cleaned: KubeObject = { ...object, metadata };
  return object.kind === "Secret" ? hideValues(cleaned) : (shorten(cleaned) as KubeObject);
}

function hideValues(secret: KubeObject): KubeObject {
  const data = Object.keys(secret["data"] ?? {}).map((key) => [
    key,
    Buffer.from(replacedValue).toString("base64"),
  ]);
  return { ...secret, data: Object.fromEntries(data) as Record<string, string> };
}

/** Walks everything, since pod specs stand in Pods, Jobs and Deployments alike. */
function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== "object" || value === null) return value;
  const dropped = droppedIn(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !dropped.includes(key))
      .map(([key, child]) => [key, shorten(child)]),
  );
}

function droppedIn(value: object): readonly string[] {
  if ("containers" in value) return droppedPodFields;
  return "image" in value && "name" in value && "imagePullPolicy" in value
    ? droppedContainerFields
    : [];
}
