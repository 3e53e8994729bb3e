/** Releases of the operator that a sandbox can run. */
export const operatorVersions = ["1.28.2", "1.29.1", "1.30.0"] as const;
export type OperatorVersion = (typeof operatorVersions)[number];

export const kubernetesVersion = "1.34.4";

/** A folder of `sandbox/modules`, whose go.mod and go.sum pin what is built from the Go module proxy. */
export interface GoModule {
  /** What becomes of each package: name of the binary → package. */
  readonly binaries: Readonly<Record<string, string>>;
  /** String variables that are set at link time: full name → value. */
  readonly variables?: Readonly<Record<string, string>>;
}

const kubernetesCommands = "k8s.io/kubernetes/cmd";
export const operatorModulePath = "github.com/cloudnative-pg/cloudnative-pg";

/** To add one: a folder in `sandbox/modules` and an entry here. */
export const goModules = {
  kubernetes: {
    binaries: {
      "kube-apiserver": `${kubernetesCommands}/kube-apiserver`,
      "kube-controller-manager": `${kubernetesCommands}/kube-controller-manager`,
      "kube-scheduler": `${kubernetesCommands}/kube-scheduler`,
      kubelet: `${kubernetesCommands}/kubelet`,
      "kube-proxy": `${kubernetesCommands}/kube-proxy`,
      kubectl: `${kubernetesCommands}/kubectl`,
    },
    variables: {
      "k8s.io/component-base/version.gitVersion": `v${kubernetesVersion}`,
      "k8s.io/component-base/version.gitMajor": "1",
      "k8s.io/component-base/version.gitMinor": "34",
      "k8s.io/client-go/pkg/version.gitVersion": `v${kubernetesVersion}`,
    },
  },
  etcd: { binaries: { etcd: "go.etcd.io/etcd/server/v3" } },
  coredns: { binaries: { coredns: "." } },
  pause: { binaries: { pause: "." } },
  "object-store": { binaries: { versitygw: "github.com/versity/versitygw/cmd/versitygw" } },
  "barman-plugin": {
    binaries: { "barman-plugin": "github.com/cloudnative-pg/plugin-barman-cloud/cmd/manager" },
  },
  "operator-1.28.2": operatorModule("1.28.2"),
  "operator-1.29.1": operatorModule("1.29.1"),
  "operator-1.30.0": operatorModule("1.30.0", {
    "kubectl-cnpg": `${operatorModulePath}/cmd/kubectl-cnpg`,
  }),
} as const satisfies Readonly<Record<string, GoModule>>;

export type ModuleName = keyof typeof goModules;

function operatorModule(
  version: OperatorVersion,
  more: Readonly<Record<string, string>> = {},
): GoModule {
  return {
    binaries: { [`manager-${version}`]: `${operatorModulePath}/cmd/manager`, ...more },
    variables: { [`${operatorModulePath}/pkg/versions.buildVersion`]: version },
  };
}
