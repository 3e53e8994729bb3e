import type { Notes } from "#texts/catalogue.ts";

/** Volumes and the rest of a pod template. Keys that end in `.**` explain everything below. */
export const sharedPodNotes: Notes = {
  "projectedVolumeTemplate.sources":
    "What is mounted: keys of ConfigMaps and Secrets, tokens, fields of the pod.",
  defaultMode: "Permission bits of the files, such as `0440`; YAML reads a leading zero as octal.",
  defaultUser: "User that owns the files, where Kubernetes supports it.",
  "sources.configMap": "Keys of a ConfigMap as files.",
  "sources.secret": "Keys of a Secret as files.",
  "sources.downwardAPI": "Fields of the pod as files.",
  "sources.serviceAccountToken": "Token of the ServiceAccount as file, for cloud or Vault logins.",
  "sources.clusterTrustBundle": "CA certificates that Kubernetes distributes, as file.",
  "sources.podCertificate": "Certificate that Kubernetes issues to the pod, as file.",
  "configMap.name": "Name of the ConfigMap with the files.",
  "configMap.optional": "`true` starts the pod even if the ConfigMap with the files is missing.",
  "configMap.items": "Keys to mount; all if left away.",
  "secret.items": "Keys to mount from the Secret; all if left away.",
  "secret.optional": "`true` starts the pod even if the Secret with the files is missing.",
  "downwardAPI.items": "Fields of the pod and the files they go to.",
  "items.key": "Key whose value becomes the file.",
  "items.path": "File name, relative to the mount; without `..`.",
  "items.mode": "Permission bits of this file.",
  "items.user": "User that owns this file, where Kubernetes supports it.",
  "items.fieldRef": "Field of the pod that becomes the file.",
  "items.resourceFieldRef": "Request or limit that becomes the file.",
  "serviceAccountToken.audience": "Receiver that the token is meant for.",
  "serviceAccountToken.expirationSeconds": "Lifetime of the token; it is renewed in time.",
  "serviceAccountToken.path": "File name of the token.",
  "serviceAccountToken.user": "User that owns the token's file.",
  "clusterTrustBundle.**": "Part of the choice of CA certificates that are mounted.",
  "podCertificate.**": "Part of the request for the pod's certificate or of where its files go.",
  volumes: "Volumes that containers of the pod can mount.",
  "volumes.name": "Name by which `volumeMounts` refers to the volume.",
  "volumes.**":
    "Detail of a volume. Databases keep their data elsewhere: this is for files beside it.",
  "volumes.emptyDir": "Directory that lives as long as the pod.",
  "emptyDir.medium":
    "`Memory` keeps the directory in memory, which counts for the container's limit.",
  "emptyDir.sizeLimit": "Size above which the pod is evicted.",
  "volumes.configMap": "Files from a ConfigMap.",
  "volumes.secret": "Files from a Secret.",
  "volumes.projected": "Files from several sources in one directory.",
  "volumes.persistentVolumeClaim": "Existing claim to mount.",
  "persistentVolumeClaim.claimName": "Name of the claim, in the same namespace.",
  "volumes.hostPath":
    "Directory of the node. Ties the pod to it and is forbidden in restricted namespaces.",
  "volumes.image": "Files of an image, mounted read-only.",
  "azureDisk.kind": "Kind of the Azure disk: `Managed`, `Dedicated` or `Shared`.",
  initContainers: "Containers that run to their end before the others start.",
  ephemeralContainers: "Containers added for debugging; they cannot be set in a template.",
  "containers.name":
    "Name of the container. `pgbouncer` is the pooler's own; other names add sidecars.",
  "initContainers.name": "Name of the init container.",
  "containers.image":
    "Image of the container. For `pgbouncer` it wins over all other ways to choose one.",
  "initContainers.image": "Image of the init container.",
  command: "Program to run instead of the image's own.",
  args: "Arguments of the program. For `pgbouncer` leave them to the operator.",
  workingDir: "Directory in which the program starts.",
  volumeMounts: "Volumes to mount into the container.",
  "volumeMounts.name": "Volume to mount, from the pod's `volumes`.",
  "volumeMounts.mountPath": "Directory in the container where the volume appears.",
  "volumeMounts.readOnly": "`true` mounts the volume read-only.",
  "volumeMounts.subPath":
    "Part of the volume to mount. Later changes of a Secret do not arrive there.",
  "containers.**":
    "Setting of a container in the pooler's pods, as Kubernetes defines it. A change rolls the pods.",
  "initContainers.**":
    "Setting of an init container, as Kubernetes defines it. A change rolls the pods.",
  "ephemeralContainers.**": "Setting of a debugging container; these cannot be set in a template.",
  serviceAccountName: "ServiceAccount of the pods.",
  "template.spec.**":
    "Setting of the pooler's pods, as Kubernetes defines it. A change rolls the pods.",
};
