import type { TestContext } from "node:test";
import { postgresPort } from "#live/tunnel-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import type { ClusterName } from "#test/support/cluster/postgres-of.ts";
import { readParts, writeParts } from "#test/support/kube/edit-kubeconfig.ts";
import type { KubeconfigParts } from "#test/support/kube/edit-kubeconfig.ts";
import { followContexts } from "#test/support/kube/follow-contexts.ts";
import type { Followed } from "#test/support/kube/follow-contexts.ts";
import { dialTarget } from "#tunnels/dial-target.ts";
import { TunnelSet } from "#tunnels/tunnel-set.ts";
import type { RememberedTunnel } from "#tunnels/tunnel-set.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

/** Tunnels as the extension makes them, without an editor. */
export interface OpenTunnels {
  readonly followed: Followed;
  readonly tunnels: TunnelSet;
  /** What would be kept between windows. */
  readonly memory: { tunnels: readonly RememberedTunnel[] };
  target(change?: Partial<TunnelTarget>): TunnelTarget;
  start(change?: Partial<TunnelTarget>): Promise<Tunnel>;
  dispose(): Promise<void>;
}

/** To a Cluster, by a kubeconfig whose current context is taken; `change` is laid over its parts. */
export async function openTunnels(
  t: Pick<TestContext, "after">,
  access: {
    readonly kubeconfig: string;
    readonly change?: (parts: KubeconfigParts) => Partial<KubeconfigParts>;
    readonly waitLimit?: number;
  },
  { name, namespace }: ClusterName,
): Promise<OpenTunnels> {
  const { kubeconfig, change = () => ({}), waitLimit = 60_000 } = access;
  const parts = { ...readParts(kubeconfig), name: context };
  const followed = await followContexts(t, {
    kubeconfigs: [writeParts({ ...parts, ...change(parts) })],
    contexts: [],
    namespaces: [namespace],
  });
  const memory: { tunnels: readonly RememberedTunnel[] } = { tunnels: [] };
  const tunnels = new TunnelSet({
    store: followed.store,
    dial: async (target, pod, signal) =>
      dialTarget(await followed.pool.get(target.context), target, pod, signal),
    hold: (held) => followed.set.hold(held),
    waitLimit: () => waitLimit,
    onChange: () => undefined,
    range: () => undefined,
    memory: { read: () => memory.tunnels, write: (list) => (memory.tunnels = list) },
  });
  const target: OpenTunnels["target"] = (other = {}) => ({
    context,
    namespace,
    role: "rw",
    name,
    cluster: name,
    port: postgresPort,
    ...other,
  });
  t.after(() => tunnels.dispose());
  return {
    followed,
    tunnels,
    memory,
    target,
    start: (other) => tunnels.start(target(other)),
    async dispose() {
      tunnels.dispose();
      await followed.dispose();
    },
  };
}

const context = "real";
