import type { KubeObject } from "#sandbox/kubernetes/kube-object.ts";

/**
 * Objects as the operator leaves them in a cluster that has run for a while, numbered and the same each time. Most
 * Clusters are healthy; every tenth has one of the troubles below, so that a view has something to show.
 */
export function sampleCluster(namespace: string, index: number): KubeObject {
  const name = clusterName(index);
  const instances = 3;
  const names = podNames(name, instances);
  const trouble = index % 10 === 9 ? troubles[Math.floor(index / 10) % troubles.length] : undefined;
  const ready = trouble?.ready ?? instances;
  return {
    apiVersion: cnpg,
    kind: "Cluster",
    metadata: {
      name,
      namespace,
      labels: { team: `team-${index % 7}`, "app.kubernetes.io/part-of": `app-${index % 40}` },
    },
    spec: {
      instances,
      imageName: image,
      primaryUpdateStrategy: "unsupervised",
      storage: { size: `${10 + (index % 5) * 10}Gi`, storageClass: "standard" },
      walStorage: { size: "5Gi", storageClass: "standard" },
      postgresql: { parameters: { max_connections: "200", shared_buffers: "512MB" } },
      resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { memory: "2Gi" } },
      bootstrap: { initdb: { database: "app", owner: "app" } },
      monitoring: { enablePodMonitor: false },
    },
    status: {
      phase: trouble?.phase ?? "Cluster in healthy state",
      ...(trouble ? { phaseReason: trouble.reason } : {}),
      image,
      instances,
      readyInstances: ready,
      instanceNames: names,
      latestGeneratedNode: instances,
      currentPrimary: names[0],
      currentPrimaryTimestamp: times.started,
      targetPrimary: trouble?.phase === "Switchover in progress" ? names[1] : names[0],
      targetPrimaryTimestamp: times.started,
      timelineID: 1 + (index % 4),
      instancesStatus: {
        healthy: names.slice(0, ready),
        ...(ready < instances ? { failed: names.slice(ready) } : {}),
      },
      instancesReportedState: Object.fromEntries(
        names.map((pod, place) => [
          pod,
          { isPrimary: place === 0, timeLineID: 1 + (index % 4), ip: podAddress(index, place) },
        ]),
      ),
      pvcCount: instances * 2,
      healthyPVC: names.flatMap((pod) => [pod, `${pod}-wal`]),
      readService: `${name}-r`,
      writeService: `${name}-rw`,
      selector: `cnpg.io/cluster=${name},cnpg.io/podRole=instance`,
      systemID: String(7_400_000_000_000_000_000n + BigInt(index)),
      pgDataImageInfo: { image, majorVersion: 18 },
      cloudNativePGCommitHash: "0123456789",
      onlineUpdateEnabled: true,
      certificates: {
        clientCASecret: `${name}-ca`,
        replicationTLSSecret: `${name}-replication`,
        serverCASecret: `${name}-ca`,
        serverTLSSecret: `${name}-server`,
        serverAltDNSNames: [`${name}-rw`, `${name}-rw.${namespace}`, `${name}-r`, `${name}-ro`],
        expirations: {
          [`${name}-ca`]: times.expires,
          [`${name}-replication`]: times.expires,
          [`${name}-server`]: times.expires,
        },
      },
      topology: {
        successfullyExtracted: true,
        nodesUsed: instances,
        instances: Object.fromEntries(names.map((pod) => [pod, {}])),
      },
      conditions: [
        condition("Ready", ready === instances, "ClusterIsReady"),
        condition("ContinuousArchiving", trouble?.archiving ?? true, "ContinuousArchivingSuccess"),
      ],
    },
  };
}

/** One of the instances of a Cluster that has been created: the Cluster owns it by its uid. */
export function samplePod(cluster: KubeObject, index: number, place: number): KubeObject {
  const { name = "", namespace = "", uid = "" } = cluster.metadata;
  const pod = podNames(name, place + 1)[place] ?? "";
  const status = cluster.status as { readonly readyInstances: number };
  const ready = place < status.readyInstances;
  const role = place === 0 ? "primary" : "replica";
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: pod,
      namespace,
      labels: {
        "cnpg.io/cluster": name,
        "cnpg.io/instanceName": pod,
        "cnpg.io/instanceRole": role,
        "cnpg.io/podRole": "instance",
        role,
      },
      annotations: { "cnpg.io/nodeSerial": String(place + 1), "cnpg.io/operatorVersion": "1.30.0" },
      ownerReferences: [
        {
          apiVersion: cnpg,
          kind: "Cluster",
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      nodeName: `node-${(index + place) % 12}`,
      automountServiceAccountToken: false,
      containers: [
        {
          name: "postgres",
          image,
          command: ["/controller/manager", "instance", "run", "--status-port-tls"],
          ports: [
            { name: "postgresql", containerPort: 5432 },
            { name: "metrics", containerPort: 9187 },
            { name: "status", containerPort: 8000 },
          ],
          resources: { requests: { cpu: "500m", memory: "2Gi" }, limits: { memory: "2Gi" } },
          volumeMounts: [{ name: "pgdata", mountPath: "/var/lib/postgresql/data" }],
        },
      ],
      volumes: [{ name: "pgdata", persistentVolumeClaim: { claimName: pod } }],
    },
    status: {
      phase: "Running",
      podIP: podAddress(index, place),
      podIPs: [{ ip: podAddress(index, place) }],
      hostIP: `10.0.0.${1 + ((index + place) % 12)}`,
      startTime: times.started,
      qosClass: "Burstable",
      conditions: [
        { type: "PodScheduled", status: "True", lastTransitionTime: times.started },
        { type: "Ready", status: ready ? "True" : "False", lastTransitionTime: times.started },
      ],
      containerStatuses: [
        {
          name: "postgres",
          image,
          imageID: `${image}@sha256:${"0".repeat(64)}`,
          containerID: `containerd://${"1".repeat(64)}`,
          ready,
          started: true,
          restartCount: index % 3,
          state: { running: { startedAt: times.started } },
        },
      ],
    },
  };
}

/** The `place`-th nightly backup of a Cluster. Every 25th one of all has failed. */
export function sampleBackup(cluster: KubeObject, index: number, place: number): KubeObject {
  const { name = "", namespace = "" } = cluster.metadata;
  const day = new Date(Date.UTC(2026, 9, 1 + place, 0, 0, 0));
  const stamp = day.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
  const startedAt = day.toISOString().replace(".000", "");
  const stoppedAt = new Date(day.getTime() + 90_000).toISOString().replace(".000", "");
  const failed = (index * 5 + place) % 25 === 24;
  const wal = (offset: number): string =>
    `00000001000000${(place + 16).toString(16).toUpperCase().padStart(2, "0")}000000${(16 + offset)
      .toString(16)
      .toUpperCase()}`;
  return {
    apiVersion: cnpg,
    kind: "Backup",
    metadata: {
      name: `${name}-nightly-${stamp}`,
      namespace,
      labels: { "cnpg.io/cluster": name, "cnpg.io/scheduled-backup": `${name}-nightly` },
    },
    spec: { cluster: { name }, method: "volumeSnapshot", target: "prefer-standby" },
    status: failed
      ? { phase: "failed", method: "volumeSnapshot", startedAt, error: "the snapshot has failed" }
      : {
          phase: "completed",
          method: "volumeSnapshot",
          online: true,
          majorVersion: 18,
          startedAt,
          stoppedAt,
          reconciliationStartedAt: startedAt,
          reconciliationTerminatedAt: stoppedAt,
          backupName: `${name}-nightly-${stamp}`,
          beginWal: wal(0),
          endWal: wal(1),
          beginLSN: `${place + 1}/10000028`,
          endLSN: `${place + 1}/11000120`,
          instanceID: {
            podName: podNames(name, 3)[2],
            ContainerID: `containerd://${"2".repeat(64)}`,
          },
          snapshotBackupStatus: {
            elements: [
              { name: `${name}-nightly-${stamp}`, type: "PG_DATA" },
              { name: `${name}-nightly-${stamp}-wal`, type: "PG_WAL" },
            ],
          },
        },
  };
}

const cnpg = "postgresql.cnpg.io/v1";
const image = "ghcr.io/cloudnative-pg/postgresql:18.1-system-trixie";

const times = {
  started: "2026-10-01T08:00:00Z",
  expires: "2026-12-30 08:00:00 +0000 UTC",
} as const;

interface Trouble {
  readonly phase: string;
  readonly reason: string;
  readonly ready: number;
  readonly archiving: boolean;
}

const troubles: readonly Trouble[] = [
  {
    phase: "Failing over",
    reason: "Failing over from the primary that does not answer",
    ready: 2,
    archiving: true,
  },
  {
    phase: "Switchover in progress",
    reason: "Switching over to another instance",
    ready: 3,
    archiving: true,
  },
  {
    phase: "Waiting for the instances to become active",
    reason: "Some instances are not yet active",
    ready: 1,
    archiving: true,
  },
  {
    phase: "Not enough disk space",
    reason: "Insufficient disk space detected in a Pod",
    ready: 2,
    archiving: false,
  },
];

function condition(type: string, holds: boolean, reason: string): Readonly<Record<string, string>> {
  return {
    type,
    status: holds ? "True" : "False",
    reason: holds ? reason : `Not${reason}`,
    message: holds ? "" : "See the phase of the cluster",
    lastTransitionTime: times.started,
  };
}

function clusterName(index: number): string {
  return `db-${String(index).padStart(4, "0")}`;
}

function podNames(cluster: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => `${cluster}-${place + 1}`);
}

function podAddress(index: number, place: number): string {
  return `10.${64 + place}.${Math.floor(index / 250)}.${1 + (index % 250)}`;
}
