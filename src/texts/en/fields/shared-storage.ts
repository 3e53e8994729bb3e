import type { Notes } from "#texts/catalogue.ts";

/** Volumes that hold data: storage sections and claim templates. */
export const sharedStorageNotes: Notes = {
  "storage.storageClass":
    "StorageClass of the volumes; the default class if left away. Choose one with fast local or block storage and `allowVolumeExpansion: true`. Existing volumes keep theirs: a change counts for new instances only.",
  "walStorage.storageClass":
    "StorageClass of the WAL volumes; often the same as for the data. Existing volumes keep theirs.",
  "storage.resizeInUseVolumes":
    "`true`, the default, lets the operator enlarge volumes of running instances. With `false` a larger size counts for new instances only; use it when the driver cannot expand volumes.",
  "walStorage.resizeInUseVolumes":
    "`true`, the default, lets the operator enlarge WAL volumes of running instances; `false` leaves existing ones as they are.",
  pvcTemplate:
    "Full claim specification for everything that `size` and `storageClass` cannot say, such as a volume attributes class. What is given there and here at the same time is taken from `size` and `storageClass`, with a warning.",
  accessModes:
    "How the volume may be mounted. `ReadWriteOnce` fits PostgreSQL; shared modes bring nothing and often slower storage.",
  storageClassName:
    "StorageClass of the claim. Prefer the field `storageClass` next to the template.",
  volumeMode: "`Filesystem` is what PostgreSQL needs; `Block` does not work.",
  volumeAttributesClassName:
    "VolumeAttributesClass for properties that can change while the volume is in use, such as IOPS, where driver and Kubernetes support it.",
  "pvcTemplate.volumeName":
    "Binds the claim to one existing volume. With several instances all claims would want the same one.",
  "pvcTemplate.selector":
    "Labels of existing volumes that may be used. Switches dynamic provisioning off.",
  "pvcTemplate.dataSource":
    "Object to fill the volume from. Leave it to the operator, which sets it for restores and clones.",
  "pvcTemplate.dataSourceRef":
    "Object to fill the volume from, also of custom kinds. Leave it to the operator.",
  "pvcTemplate.resources":
    "Requested size of the claim. Prefer the field `size` next to the template.",
  "spec.dataSource": "Object to fill the volume from, a snapshot or another claim.",
  "spec.dataSourceRef": "Object to fill the volume from, also of custom kinds.",
  "volumeClaimTemplate.spec.selector":
    "Labels of existing volumes that the claim may use. Switches dynamic provisioning off.",
  "volumeClaimTemplate.spec.resources": "Requested size of the claim.",
  "volumeClaimTemplate.spec.volumeName": "Binds the claim to one existing volume.",
  volumeClaimTemplate: "Claim that is made together with the pod and deleted with it.",
  "volumeClaimTemplate.spec": "Size, class and mode of the claim that is made for each pod.",
  "dataSource.apiGroup":
    "API group of the source; empty for a claim, `snapshot.storage.k8s.io` for a snapshot.",
  "dataSource.kind": "`PersistentVolumeClaim` or `VolumeSnapshot`.",
  "dataSource.name": "Name of the source object, in the same namespace.",
  "dataSourceRef.apiGroup": "API group of the source; left away for core kinds.",
  "dataSourceRef.kind": "Kind of the source object.",
  "dataSourceRef.name": "Name of the source object of that kind.",
  "dataSourceRef.namespace":
    "Namespace of the source, where Kubernetes allows sources in other ones.",
  "volumeSnapshots.storage.apiGroup":
    '`snapshot.storage.k8s.io` for a snapshot, `""` for a claim. It has to be written out in both cases.',
  "volumeSnapshots.walStorage.apiGroup":
    '`snapshot.storage.k8s.io` for a snapshot, `""` for a claim; write it out.',
  "tablespaceStorage.apiGroup":
    '`snapshot.storage.k8s.io` for a snapshot, `""` for a claim; never left away.',
  "volumeSnapshots.storage.kind":
    "`VolumeSnapshot` or `PersistentVolumeClaim` with the data directory.",
  "volumeSnapshots.walStorage.kind": "`VolumeSnapshot` or `PersistentVolumeClaim` with the WAL.",
  "tablespaceStorage.kind": "`VolumeSnapshot` or `PersistentVolumeClaim` with the tablespace.",
  "volumeSnapshots.storage.name":
    "Name of the snapshot or claim with the data directory, in the same namespace.",
  "volumeSnapshots.walStorage.name":
    "Name of the snapshot or claim with the WAL, in the same namespace.",
  "tablespaceStorage.name":
    "Name of the snapshot or claim with the tablespace, in the same namespace.",
  "tablespaceClassName.*": "VolumeSnapshotClass for this tablespace.",
};
