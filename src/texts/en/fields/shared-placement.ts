import type { Notes } from "#texts/catalogue.ts";

/** Where pods run, how they are checked, what they may do; and services. */
export const sharedPlacementNotes: Notes = {
  affinity: "Rules about the nodes and neighbours of the pod.",
  nodeAffinity: "Rules about the nodes that may or should run the pod.",
  podAffinity: "Rules that draw the pod to where certain other pods run.",
  podAntiAffinity: "Rules that keep the pod away from where certain other pods run.",
  requiredDuringSchedulingIgnoredDuringExecution:
    "Rules that must hold when the pod is placed; otherwise it stays pending. Running pods are not moved.",
  preferredDuringSchedulingIgnoredDuringExecution:
    "Rules that should hold when the pod is placed, each with a weight. Nothing blocks if they cannot.",
  weight: "Importance of this preference against others, 1 to 100.",
  preference: "Condition on nodes that earns the weight.",
  podAffinityTerm: "Which pods count, and within which domain.",
  nodeSelectorTerms: "Alternatives: a node fits if one of the terms holds completely.",
  namespaces: "Namespaces whose pods count; the pod's own if nothing is said.",
  topologyKey:
    "Node label that tells domains apart, such as `kubernetes.io/hostname` or `topology.kubernetes.io/zone`.",
  matchLabelKeys: "Labels of the pod itself whose values the other pods must share.",
  mismatchLabelKeys: "Labels of the pod itself whose values the other pods must not share.",
  nodeSelector: "Labels that a node must carry to run the pod.",
  "nodeSelector.*": 'Value that the node\'s label must have; a string, so quote `"true"`.',
  tolerations: "Taints of nodes that the pod may ignore.",
  "tolerations.key": "Taint to ignore; empty, with `Exists`, means every taint.",
  "tolerations.operator": "`Equal` compares the value, `Exists` ignores it.",
  "tolerations.value": "Value of the taint. Not with `Exists`.",
  "tolerations.effect":
    "`NoSchedule`, `PreferNoSchedule` or `NoExecute`; all effects if left away.",
  "tolerations.tolerationSeconds":
    "How long the pod stays on a node after the taint appears. Only with `NoExecute`; short values make pods leave unreachable nodes sooner.",
  topologySpreadConstraints: "Rules that spread pods evenly over domains.",
  maxSkew: "Largest difference in number of pods between two domains.",
  minDomains: "Number of domains that have to be there. Only with `DoNotSchedule`.",
  whenUnsatisfiable:
    "`DoNotSchedule` leaves the pod pending, `ScheduleAnyway` places it all the same.",
  nodeAffinityPolicy:
    "Whether nodes that the pod may not use count as domains (`Honor`, `Ignore`).",
  nodeTaintsPolicy: "Whether nodes with taints that the pod does not tolerate count as domains.",
  securityContext:
    "Security settings: user, rights, file systems. Restricted namespaces demand strict ones.",
  runAsUser: "User id of the processes. It must be able to read the volumes.",
  runAsGroup: "Group id of the processes.",
  runAsNonRoot: "`true` refuses to start as root; demanded by restricted namespaces.",
  fsGroup: "Group that owns mounted volumes. A wrong one makes files unreadable.",
  fsGroupChangePolicy:
    "`OnRootMismatch` saves the slow walk over all files at start; `Always` does it each time.",
  supplementalGroups: "Further groups of the processes.",
  supplementalGroupsPolicy: "Whether groups from the image are added (`Merge`) or not (`Strict`).",
  seLinuxChangePolicy: "How volumes get their SELinux label: by mount option or file by file.",
  seLinuxOptions: "SELinux label of the processes; normally assigned by the platform.",
  "seLinuxOptions.level": "Level of the SELinux label.",
  "seLinuxOptions.role": "Role in the SELinux label.",
  "seLinuxOptions.type": "Type in the SELinux label.",
  "seLinuxOptions.user": "User in the SELinux label.",
  seccompProfile: "Filter for system calls.",
  "seccompProfile.type": "`RuntimeDefault`, `Localhost` (a file on the node) or `Unconfined`.",
  "seccompProfile.localhostProfile": "Seccomp file on the node. Only with `Localhost`.",
  appArmorProfile: "AppArmor profile of the processes.",
  "appArmorProfile.type":
    "`RuntimeDefault`, `Localhost` (a profile loaded on the node) or `Unconfined`.",
  "appArmorProfile.localhostProfile": "AppArmor profile loaded on the node. Only with `Localhost`.",
  sysctls: "Kernel settings of the pod. Unsafe ones need permission on the node.",
  "sysctls.name": "Name of the kernel setting.",
  "sysctls.value": "Value of the kernel setting, a string.",
  "windowsOptions.**":
    "Setting for Windows containers; without meaning for PostgreSQL and PgBouncer on Linux.",
  windowsOptions: "Settings for Windows containers; without meaning on Linux.",
  allowPrivilegeEscalation: "`false` forbids gaining rights; demanded by restricted namespaces.",
  privileged: "`true` gives the container the node's rights. Never needed here.",
  procMount: "How `/proc` is mounted; leave it.",
  readOnlyRootFilesystem: "`true` makes the image's file system read-only.",
  capabilities: "Single rights of root to add or drop.",
  "capabilities.add": "Rights of root to add. Not needed here.",
  "capabilities.drop": "Rights of root to drop; `ALL` is what restricted namespaces demand.",
  livenessProbe: "Check that restarts the container when it fails.",
  readinessProbe: "Check that takes the pod out of services when it fails.",
  startupProbe: "Check that holds back the others until the program has started.",
  initialDelaySeconds: "Seconds after the start before the first check.",
  periodSeconds: "Seconds between two checks.",
  timeoutSeconds:
    "Seconds after which a check without answer counts as failed. Too short values hurt busy servers.",
  successThreshold:
    "Successes in a row that count as recovered. Must be 1 for liveness and startup.",
  failureThreshold:
    "Failures in a row that count as down. Times `periodSeconds` it gives the time until something happens.",
  "exec.command":
    "Command that is run inside the container for this check or hook, one list item a word. No shell reads it; a non-zero exit code counts as a failure.",
  "template.spec.terminationGracePeriodSeconds":
    "Seconds that a PgBouncer pod gets to let its clients finish before it is killed. Raise it where transactions through the pool run long.",
  "livenessProbe.terminationGracePeriodSeconds":
    "Grace period of its own for a pod that is restarted because this probe failed; without it the pod's own period counts.",
  "startupProbe.terminationGracePeriodSeconds":
    "Grace period of its own for a pod that never got past its start; without it the pod's own period counts.",
  "readinessProbe.terminationGracePeriodSeconds":
    "Has no effect: a failed readiness probe takes the pod out of service and does not stop it.",
  terminationGracePeriodSeconds:
    "Seconds to stop cleanly before the process is killed. PostgreSQL needs time for its checkpoint.",
  priorityClassName: "Priority class: a higher one lets the pod push lesser ones off a full node.",
  schedulerName: "Scheduler that places the pod.",
  imagePullSecrets: "Secrets with registry logins.",
  imagePullPolicy: "When nodes fetch the image: `Always`, `IfNotPresent` or `Never`.",
  "serviceTemplate.spec":
    "Service specification: type, load balancer settings, ports. The operator fills in selector and port.",
  "serviceTemplate.spec.type":
    "`ClusterIP` inside Kubernetes, `NodePort` on every node, `LoadBalancer` for clients outside. Outside access deserves `loadBalancerSourceRanges` and a network policy.",
  "serviceTemplate.spec.selector": "Pods behind the service. Leave it to the operator.",
  "selector.*": "Value of the label that pods must have.",
  "spec.ports": "Ports of the service; PostgreSQL's 5432 if left away.",
  "serviceTemplate.spec.ports.name": "Name of the port, unique in the service.",
  "serviceTemplate.spec.ports.port": "Port that clients connect to.",
  "serviceTemplate.spec.ports.targetPort": "Port of the pods, 5432.",
  "serviceTemplate.spec.ports.nodePort":
    "Port on every node, for `NodePort` and `LoadBalancer`; chosen if left away.",
  "serviceTemplate.spec.ports.protocol": "`TCP` for PostgreSQL.",
  "serviceTemplate.spec.ports.appProtocol":
    "Hint about the protocol for meshes and load balancers, such as `postgresql`.",
  loadBalancerSourceRanges:
    "Address ranges that may use the load balancer, where the provider supports it.",
  loadBalancerClass: "Which load balancer implementation to use. Cannot be changed later.",
  loadBalancerIP:
    "Wanted address of the load balancer. Deprecated in Kubernetes; providers have annotations.",
  allocateLoadBalancerNodePorts:
    "`false` saves the node ports if the load balancer does not need them.",
  externalTrafficPolicy:
    "`Local` keeps the client's address and uses only pods on the receiving node; `Cluster` uses all.",
  internalTrafficPolicy:
    "`Local` uses only pods on the client's own node: risky, as the primary is on one node.",
  externalIPs: "Further addresses for which nodes accept traffic.",
  externalName: "Name for services of type `ExternalName`; not useful here.",
  clusterIP:
    "Fixed address of the service; `None` makes it headless, so that names lead to the pods.",
  clusterIPs: "Fixed addresses of the service, one per IP family.",
  ipFamilies: "IP families of the service, in order of preference.",
  ipFamilyPolicy: "`SingleStack`, `PreferDualStack` or `RequireDualStack`.",
  healthCheckNodePort:
    "Port for the load balancer's health check with `externalTrafficPolicy: Local`.",
  publishNotReadyAddresses:
    "`true` also leads to pods that are not ready. Clients would see errors.",
  sessionAffinity: "`ClientIP` keeps a client on one pod.",
  sessionAffinityConfig: "Details of `sessionAffinity`.",
  "sessionAffinityConfig.clientIP": "Details of keeping a client on one pod.",
  "clientIP.timeoutSeconds": "Seconds that a client stays on its pod.",
  trafficDistribution: "Preference for near pods, such as `PreferClose`.",
};
