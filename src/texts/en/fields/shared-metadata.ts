import type { Notes } from "#texts/catalogue.ts";

/** What every Kubernetes object has. */
export const sharedMetadataNotes: Notes = {
  apiVersion:
    "Group and version of the kind: `postgresql.cnpg.io/v1` for CloudNativePG, `barmancloud.cnpg.io/v1` for the ObjectStore of the Barman Cloud plugin.",
  kind: "What sort of object the document describes. Group and kind together choose the fields that are allowed.",
  metadata: "Name, namespace, labels and annotations of the object.",
  "metadata.name":
    "Name of the object, unique among its kind in the namespace. Cannot be changed: another name is another object.",
  "metadata.namespace":
    "Namespace of the object. Objects that refer to each other have to be in the same one; left away, the namespace of the command or tool that applies the manifest counts.",
  "metadata.generateName":
    "Beginning of a name that the server completes by random characters. Only for `create`; fits Backups, not objects in Git.",
  "metadata.labels":
    "Labels for selecting and grouping objects. On a Cluster they do not reach its pods unless the operator is told to inherit them; see `inheritedMetadata`.",
  "metadata.labels.*":
    "Value of this label: at most 63 letters, digits, `-`, `_` and `.`. Quote numbers and booleans.",
  "metadata.annotations":
    'Annotations. On a Cluster some steer the operator: `cnpg.io/hibernation` (`"on"` stops all pods and keeps the volumes), `cnpg.io/fencedInstances`, `cnpg.io/reconciliationLoop`, `kubectl.kubernetes.io/restartedAt`.',
  "metadata.annotations.*":
    'Value of this annotation, always a string: quote `"on"`, `"off"` and numbers.',
  "metadata.finalizers":
    "Names of controllers that must finish before the object disappears. Removing one by hand skips their cleaning up.",
  "metadata.ownerReferences":
    "Objects that this one belongs to; it is deleted together with them. Normally written by controllers.",
  "ownerReferences.apiVersion": "Group and version of the owner.",
  "ownerReferences.kind": "Kind of the owner, as in its own manifest.",
  "ownerReferences.name": "Name of the owner, in the same namespace.",
  "ownerReferences.uid": "Identifier of the owner. An owner that was created anew has another one.",
  "ownerReferences.controller": "`true` for the one owner that manages the object.",
  "ownerReferences.blockOwnerDeletion":
    "`true` lets a foreground deletion of the owner wait for this object.",
  "metadata.creationTimestamp":
    "When the object was created. Written by the server; leave it out of manifests.",
  "metadata.deletionTimestamp":
    "When deletion was asked for. Written by the server; the object waits for its finalizers.",
  "metadata.generation":
    "Number that the server raises on every change of the spec. Leave it out of manifests.",
  "metadata.resourceVersion":
    "Version of the stored object. In a manifest it makes an update fail as soon as anybody else has changed the object: leave it out.",
  "metadata.uid":
    "Identifier given by the server. In a manifest it refuses an object that was created anew: leave it out.",
  "metadata.selfLink": "No longer filled in by Kubernetes. Leave it out of manifests.",
  "metadata.managedFields":
    "Which tool set which field, kept by the server. Leave it out of manifests.",
  "managedFields.apiVersion":
    "Version of the schema that the recorded manager wrote these fields in. The API server keeps it; leave it out of manifests.",
  "managedFields.**":
    "Part of the server's record of which tool set which field. Leave it out of manifests.",
  "metadata.deletionGracePeriodSeconds": "Written by the server while the object is being deleted.",
  status:
    "What the operator observed. It is not written by hand: changes in a manifest are ignored.",
  "labels.*": "Value of this label.",
  "annotations.*": "Value of this annotation, always a string.",
  "template.metadata": "Labels and annotations of the generated pods.",
  "template.metadata.name": "Ignored: the name of the pods is made by their controller.",
  "serviceTemplate.metadata": "Name, labels and annotations of the generated service.",
  "serviceTemplate.metadata.name": "Name of the generated service, where one may be chosen.",
  "serviceAccountTemplate.metadata": "Labels and annotations of the generated ServiceAccount.",
  "serviceAccountTemplate.metadata.name":
    "Not used: the ServiceAccount has the name of the cluster.",
  "volumeClaimTemplate.metadata": "Labels and annotations of the generated claim.",
  "conditions.type": "What the condition is about.",
  "conditions.status": "`True`, `False` or `Unknown`.",
  "conditions.reason": "One word for the cause, made for programs.",
  "conditions.message": "Explanation for people, often with the underlying error.",
  "conditions.lastTransitionTime": "When the condition last changed its status.",
  "conditions.observedGeneration":
    "Generation of the spec that the condition is about. Lower than the object's generation means out of date.",
};
