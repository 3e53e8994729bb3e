import type { LiveMeta } from "#domain/kubernetes/live-object.ts";

/** Parts of live objects that the Workbench reads. All may be missing: the operator fills them in later. */

export interface Condition {
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

export interface ClusterObject {
  readonly metadata: LiveMeta;
  readonly spec?: ClusterSpec;
  readonly status?: ClusterStatus;
}

export interface ClusterSpec {
  readonly instances?: number;
  readonly imageName?: string;
  readonly imageCatalogRef?: {
    readonly kind?: string;
    readonly name?: string;
    readonly major?: number;
  };
  readonly primaryUpdateStrategy?: string;
  readonly primaryUpdateMethod?: string;
  readonly switchoverDelay?: number;
  readonly enableSuperuserAccess?: boolean;
  readonly plugins?: readonly PluginUse[];
  readonly backup?: {
    readonly barmanObjectStore?: object;
    readonly volumeSnapshot?: object;
    readonly target?: string;
  };
  readonly replica?: ReplicaSpec;
  readonly replicationSlots?: {
    readonly highAvailability?: { readonly enabled?: boolean; readonly slotPrefix?: string };
  };
  readonly nodeMaintenanceWindow?: { readonly inProgress?: boolean; readonly reusePVC?: boolean };
  readonly certificates?: Readonly<Record<string, unknown>>;
  readonly storage?: { readonly size?: string; readonly storageClass?: string };
  readonly walStorage?: { readonly size?: string };
}

export interface PluginUse {
  readonly name: string;
  readonly enabled?: boolean;
  readonly isWALArchiver?: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface ReplicaSpec {
  readonly enabled?: boolean;
  readonly self?: string;
  readonly primary?: string;
  readonly source?: string;
}

export interface ClusterStatus {
  readonly phase?: string;
  readonly phaseReason?: string;
  readonly instances?: number;
  readonly readyInstances?: number;
  readonly instanceNames?: readonly string[];
  readonly instancesStatus?: Readonly<Record<string, readonly string[]>>;
  readonly instancesReportedState?: Readonly<Record<string, ReportedState>>;
  readonly currentPrimary?: string;
  readonly currentPrimaryTimestamp?: string;
  readonly targetPrimary?: string;
  readonly targetPrimaryTimestamp?: string;
  readonly currentPrimaryFailingSinceTimestamp?: string;
  readonly timelineID?: number;
  readonly image?: string;
  readonly pgDataImageInfo?: { readonly image?: string; readonly majorVersion?: number };
  readonly certificates?: {
    readonly expirations?: Readonly<Record<string, string>>;
    readonly serverCASecret?: string;
  };
  readonly managedRolesStatus?: {
    readonly byStatus?: Readonly<Record<string, readonly string[]>>;
    readonly cannotReconcile?: Readonly<Record<string, readonly string[]>>;
  };
  readonly tablespacesStatus?: readonly {
    readonly name: string;
    readonly owner?: string;
    readonly state?: string;
    readonly error?: string;
  }[];
  readonly topology?: { readonly nodesUsed?: number };
  readonly systemID?: string;
  readonly danglingPVC?: readonly string[];
  readonly unusablePVC?: readonly string[];
  readonly initializingPVC?: readonly string[];
  readonly resizingPVC?: readonly string[];
  readonly demotionToken?: string;
  readonly firstRecoverabilityPoint?: string;
  readonly firstRecoverabilityPointByMethod?: Readonly<Record<string, string>>;
  readonly lastSuccessfulBackup?: string;
  readonly lastSuccessfulBackupByMethod?: Readonly<Record<string, string>>;
  readonly lastFailedBackup?: string;
  readonly pluginStatus?: readonly {
    readonly name: string;
    readonly version?: string;
    readonly status?: string;
    readonly capabilities?: readonly string[];
    readonly backupCapabilities?: readonly string[];
  }[];
  readonly conditions?: readonly Condition[];
  readonly writeService?: string;
}

export interface ReportedState {
  readonly isPrimary?: boolean;
  readonly timeLineID?: number;
  readonly ip?: string;
}

export interface PodObject {
  readonly metadata: LiveMeta;
  readonly spec?: { readonly nodeName?: string; readonly containers?: readonly PodContainer[] };
  readonly status?: PodStatus;
}

export interface PodContainer {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
}

export interface PodStatus {
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly podIP?: string;
  readonly qosClass?: string;
  readonly conditions?: readonly Condition[];
  readonly containerStatuses?: readonly ContainerStatus[];
  readonly initContainerStatuses?: readonly ContainerStatus[];
}

export interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

export interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: { readonly startedAt?: string };
  readonly terminated?: {
    readonly exitCode?: number;
    readonly reason?: string;
    readonly message?: string;
    readonly startedAt?: string;
    readonly finishedAt?: string;
  };
}

export interface BackupObject {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly cluster?: { readonly name?: string };
    readonly method?: string;
    readonly target?: string;
    readonly online?: boolean;
  };
  readonly status?: {
    readonly phase?: string;
    readonly error?: string;
    readonly method?: string;
    readonly startedAt?: string;
    readonly stoppedAt?: string;
    readonly instanceID?: { readonly podName?: string };
    readonly backupId?: string;
    readonly beginWal?: string;
    readonly endWal?: string;
  };
}

export interface ScheduledBackupObject {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly cluster?: { readonly name?: string };
    readonly schedule?: string;
    readonly suspend?: boolean;
    readonly method?: string;
    readonly target?: string;
    readonly online?: boolean;
    readonly pluginConfiguration?: { readonly name?: string };
  };
  readonly status?: { readonly lastScheduleTime?: string; readonly nextScheduleTime?: string };
}

export interface PoolerObject {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly cluster?: { readonly name?: string };
    readonly type?: string;
    readonly instances?: number;
    readonly pgbouncer?: { readonly poolMode?: string; readonly paused?: boolean };
  };
  readonly status?: {
    readonly instances?: number;
    readonly phase?: string;
    readonly phaseReason?: string;
  };
}

/** Database, DatabaseRole, Publication and Subscription: what is declared inside PostgreSQL. */
export interface DeclaredObject {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly cluster?: { readonly name?: string };
    readonly name?: string;
    readonly owner?: string;
    readonly dbname?: string;
    readonly ensure?: string;
  };
  readonly status?: { readonly applied?: boolean; readonly message?: string };
}

export interface VolumeClaimObject {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly storageClassName?: string;
    readonly resources?: { readonly requests?: { readonly storage?: string } };
  };
  readonly status?: { readonly phase?: string; readonly capacity?: { readonly storage?: string } };
}

export interface DisruptionBudgetObject {
  readonly metadata: LiveMeta;
  readonly status?: {
    readonly expectedPods?: number;
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
    readonly disruptionsAllowed?: number;
  };
}

/** Of the Barman Cloud plugin; the windows by the name of the server that archives there. */
export interface ObjectStoreObject {
  readonly metadata: LiveMeta;
  readonly status?: { readonly serverRecoveryWindow?: Readonly<Record<string, RecoveryWindow>> };
}

export interface RecoveryWindow {
  readonly firstRecoverabilityPoint?: string;
  readonly lastSuccessfulBackupTime?: string;
  readonly lastFailedBackupTime?: string;
}

export interface ServiceObject {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly type?: string;
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports?: readonly { readonly name?: string; readonly port?: number }[];
  };
}

export interface DeploymentObject {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: { readonly spec?: { readonly containers?: readonly PodContainer[] } };
  };
  readonly status?: { readonly readyReplicas?: number };
}
