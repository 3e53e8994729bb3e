import type { Notes } from "#texts/catalogue.ts";

/** Identity, image, pods, placement and certificates of a Cluster. */
export const clusterBasicsNotes: Notes = {
  "metadata.name":
    "Name of the cluster and prefix of everything made from it: pods `<name>-1`, services `<name>-rw`, `-ro`, `-r`, secrets `<name>-app`, `<name>-ca`. At most 50 characters, lower-case letters, digits and hyphens, beginning with a letter, no dots. Cannot be changed.",
  spec: "What the PostgreSQL cluster should look like. The operator compares it with reality all the time and acts on differences, some of them with a rolling restart.",
  "spec.description": "Free text for people who read the manifest. The operator ignores it.",
  "spec.instances":
    "Number of PostgreSQL pods: one primary, the rest streaming replicas. Three survive the loss of a node and keep a replica during maintenance; one means downtime on every restart. Scaling down deletes the replica's volumes too.",
  "spec.imageName":
    "PostgreSQL container image. The tag must begin with the PostgreSQL version (`18.1-standard-trixie`); `latest` or a digest without a tag is refused. A new minor version rolls all pods, replicas first; a new major version stops the cluster and runs `pg_upgrade`; a lower major is refused. Excludes `imageCatalogRef`.",
  "spec.imageCatalogRef":
    "Takes the image from an ImageCatalog or ClusterImageCatalog instead of `imageName`, so that one catalog edit updates many clusters. The two fields exclude each other.",
  "spec.imageCatalogRef.apiGroup":
    "Always `postgresql.cnpg.io`. It has to be written out: left away, the API server refuses the object with a type error.",
  "spec.imageCatalogRef.kind":
    "`ImageCatalog` for a catalog in the same namespace, `ClusterImageCatalog` for one that the whole Kubernetes cluster shares.",
  "spec.imageCatalogRef.name":
    "Name of the catalog. If it is missing, the cluster stops in the phase about an incomplete or invalid image catalog until it appears.",
  "spec.imageCatalogRef.major":
    "PostgreSQL major version to take from the catalog. Raising it starts an offline major upgrade (target 16 or later), so take a verified backup first; lowering it is refused.",
  "spec.imagePullPolicy":
    "When nodes fetch the image: `Always`, `IfNotPresent` or `Never`, spelled exactly so. Touches no running pod; the next pod that is created uses it.",
  "spec.imagePullSecrets":
    "Secrets with registry logins, used to pull the PostgreSQL image. They must exist in the namespace of the cluster.",
  "spec.resources":
    "CPU and memory of the `postgres` container. Set memory request and limit to the same value so that the node does not evict the database, and keep `shared_buffers` well below it (25 % is a good start); a request smaller than `shared_buffers` is refused. A change recreates the pods one by one.",
  "spec.env":
    "Extra environment variables of the instance pods. Names that begin with `PG` or `CNPG_`, and `POD_NAME`, `NAMESPACE`, `CLUSTER_NAME` are reserved and refused. A change rolls the pods.",
  "spec.envFrom":
    "Fills the environment of the instance pods from whole ConfigMaps or Secrets. The names inside are not checked: a `PG…` variable in there can break the instance.",
  "spec.affinity":
    "Where the instances run: node selection, tolerations, and how strictly they keep away from each other.",
  "spec.affinity.enablePodAntiAffinity":
    "Keeps instances of this cluster on different topology domains (nodes by default). Switch off only for test clusters: with all instances on one node its loss is a full outage.",
  "spec.affinity.podAntiAffinityType":
    "`preferred` spreads the instances if it can; `required` leaves an instance pending when no separate node is free, which also blocks rolling updates in a cluster that is short of nodes.",
  "spec.affinity.topologyKey":
    "Node label that tells domains apart: `kubernetes.io/hostname` spreads over nodes, `topology.kubernetes.io/zone` over zones. Nodes without the label are not used as intended.",
  "spec.affinity.nodeSelector":
    "Labels that a node must carry to run an instance, for example to reserve nodes with local disks for PostgreSQL. Without a matching node the pods stay pending.",
  "spec.affinity.tolerations":
    "Taints of nodes that instances may ignore, the usual way to use nodes reserved for databases. Only the operators `Equal` and `Exists` are accepted.",
  "spec.affinity.nodeAffinity":
    "Finer rules than `nodeSelector` about the nodes that may or should run instances.",
  "spec.affinity.additionalPodAffinity":
    "Further pod affinity terms, to place instances near other workloads. They come on top of the operator's own anti-affinity.",
  "spec.affinity.additionalPodAntiAffinity":
    "Further pod anti-affinity terms, to keep instances away from other workloads or other clusters. They come on top of the operator's own rule.",
  "spec.topologySpreadConstraints":
    "Spreads instances evenly over domains such as zones, with a limit on the difference. Use with at least as many instances as domains; the label selector should match `cnpg.io/cluster: <name>`.",
  "spec.priorityClassName":
    "Priority class of the instance pods: a higher one lets databases push lesser workloads off a full node. Running pods keep theirs; only new pods get it.",
  "spec.schedulerName":
    "Scheduler that places the pods, if not the default one. Writing it, even with the default name, rolls all pods.",
  "spec.serviceAccountName":
    "Uses an existing ServiceAccount, for example one bound to a cloud identity, instead of creating one. It needs the permissions of the instance manager, excludes `serviceAccountTemplate` and cannot be changed once set (since 1.29).",
  "spec.serviceAccountTemplate":
    "Labels and annotations for the ServiceAccount that the operator creates, mostly to bind it to a cloud identity (IRSA, workload identity) for backups. Excludes `serviceAccountName`.",
  "spec.serviceAccountTemplate.metadata.annotations":
    "Annotations of the cluster's ServiceAccount, such as `eks.amazonaws.com/role-arn`. Cloud identities usually reach a pod only when it is started again.",
  "spec.securityContext":
    "Security settings of the `postgres` container. The defaults already run without root, with a read-only root file system and no capabilities; loosen them only with a reason.",
  "spec.podSecurityContext":
    "Security settings of the whole instance pod, on top of what the operator sets. A wrong user or `fsGroup` makes the data directory unreadable.",
  "spec.seccompProfile":
    "System call filter of pods and containers. `RuntimeDefault` is what restricted namespaces ask for and what the operator uses by default.",
  "spec.postgresUID":
    "User id that PostgreSQL runs as; 26 in the project's images. Only for images built differently; cannot be changed after creation because the files belong to that id.",
  "spec.postgresGID":
    "Group id that PostgreSQL runs as; 26 in the project's images. Only for images built differently; cannot be changed after creation.",
  "spec.inheritedMetadata":
    "Labels and annotations that the operator copies to everything it creates for the cluster (pods, services, secrets, volumes): cost centre, owner, policy marks.",
  "spec.inheritedMetadata.labels":
    "Labels put on all objects of the cluster. Do not use the `cnpg.io/` prefix, the operator's selectors depend on it.",
  "spec.inheritedMetadata.annotations":
    "Annotations put on all objects of the cluster, for example for a policy engine or a sidecar injector.",
  "spec.certificates":
    "Certificates for TLS and for replication. Left away, the operator creates a CA (`<name>-ca`) and certificates valid 90 days and renews them by itself; set this to use your own, for instance from cert-manager, whose renewal is then your task.",
  "spec.certificates.serverCASecret":
    "Secret with the CA that signed the server certificate (`ca.crt`, plus `ca.key` if the operator shall sign). Required together with `serverTLSSecret`; clients need its `ca.crt` for `sslmode=verify-full`.",
  "spec.certificates.serverTLSSecret":
    "Secret of type `kubernetes.io/tls` with the server's certificate and key. It must be valid for the service names (`<name>-rw`, `-ro`, `-r` with and without namespace) and needs `serverCASecret` next to it. New contents are reloaded without a restart if the secret carries the label `cnpg.io/reload`.",
  "spec.certificates.clientCASecret":
    "Secret with the CA that client certificates are checked against. Required with `replicationTLSSecret`; without `ca.key` the operator cannot issue client certificates, neither for Poolers nor for roles.",
  "spec.certificates.replicationTLSSecret":
    "Secret of type `kubernetes.io/tls` with the client certificate for the user `streaming_replica`, which replicas use to follow the primary. If it expires, replication stops.",
  "spec.certificates.serverAltDNSNames":
    "Further DNS names for the generated server certificate, for clients that come from outside through another name. Refused together with `serverTLSSecret`: then the names belong in your own certificate.",
  "spec.enableSuperuserAccess":
    "Gives the user `postgres` a password, stored in `<name>-superuser` or your `superuserSecret`. Off by default, and safer so: use application roles. Turning it off again deletes the generated secret and removes the password.",
  "spec.superuserSecret":
    "Your own secret with the password of `postgres`, used only while `enableSuperuserAccess` is true. Type `kubernetes.io/basic-auth`, with `username: postgres`.",
  "spec.projectedVolumeTemplate":
    "Mounts your ConfigMaps, Secrets and tokens into the instance pods under `/projected`, for example certificates for a foreign data wrapper. Adding it rolls the pods.",
  "spec.ephemeralVolumeSource":
    "Puts temporary files on a volume claimed per pod instead of the node's disk: useful when large sorts or index builds would fill the node. Excludes `ephemeralVolumesSizeLimit.temporaryData`.",
  "spec.ephemeralVolumesSizeLimit":
    "Limits of the volumes that live only as long as the pod. A pod that grows beyond them is evicted, so size them generously.",
  "spec.ephemeralVolumesSizeLimit.shm":
    "Size of `/dev/shm`, used by parallel queries. It counts as memory of the pod: it has to fit into the memory limit.",
  "spec.ephemeralVolumesSizeLimit.temporaryData":
    "Limit of the volume for temporary data. When it is exceeded, Kubernetes evicts the pod. Excludes `ephemeralVolumeSource`.",
  "spec.podSelectorRefs":
    "Named pod selectors that `pg_hba` lines can use as `${podselector:NAME}`: the operator replaces them by the addresses of the matching pods and keeps them current. Since 1.29.",
  "spec.podSelectorRefs.name":
    "Name by which a `pg_hba` line refers to this selector, as in `host all all ${podselector:NAME} scram-sha-256`. Unique within the list.",
  "spec.podSelectorRefs.selector":
    "Labels of the client pods, in the namespace of the cluster. An empty selector matches every pod there.",
};
