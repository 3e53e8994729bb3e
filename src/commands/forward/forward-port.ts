import { chooseContext } from "#commands/choose-context.ts";
import type { Command } from "#commands/command.ts";
import { startForward } from "#commands/forward/start-forward.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import type { LiveMeta } from "#domain/kubernetes/live-object.ts";
import type { TunnelRole } from "#live/tunnel-target.ts";

interface Candidate {
  readonly role: Extract<TunnelRole, "pod" | "service">;
  readonly name: string;
  readonly port: number;
}

/** Any port of any Service or pod of a namespace: Grafana and the like. */
export const forwardPort: Command = async (node, services) => {
  const { connections, ui } = services;
  const context = await chooseContext(node, services, tell(services, "forward.which-context"));
  if (context === undefined) return;
  const connection = await connections.get(context);
  const namespace = await ui.ask({
    title: tell(services, "forward.which-namespace"),
    value: connection.namespace,
  });
  if (namespace === undefined || namespace === "") return;
  const chosen = await choosePort(services, context, namespace);
  if (chosen === undefined) return;
  await startForward(services, { ...chosen, context, namespace, cluster: undefined });
};

async function choosePort(
  services: Services,
  context: string,
  namespace: string,
): Promise<Candidate | undefined> {
  const connection = await services.connections.get(context);
  const root = `/api/v1/namespaces/${encodeURIComponent(namespace)}`;
  const [serviceList, pods] = await Promise.all([
    connection.request<List<ServiceShape>>({ path: `${root}/services` }),
    connection.request<List<PodShape>>({ path: `${root}/pods` }),
  ]);
  const found = [...serviceList.items.flatMap(portsOfService), ...pods.items.flatMap(portsOfPod)];
  if (found.length === 0) {
    await services.ui.inform(tell(services, "forward.no-port", { namespace }));
    return undefined;
  }
  const choices = found.map((value) => ({
    label: `${value.name}:${value.port}`,
    description: tell(services, `forward.kind.${value.role}`),
    value,
  }));
  return services.ui.choose(tell(services, "forward.which-port"), choices);
}

interface List<T> {
  readonly items: readonly T[];
}

interface ServiceShape {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
  };
}

interface PodShape {
  readonly metadata: LiveMeta;
  readonly spec?: {
    readonly containers?: readonly {
      readonly ports?: readonly { readonly containerPort: number; readonly protocol?: string }[];
    }[];
  };
}

function portsOfService({ metadata, spec }: ServiceShape): readonly Candidate[] {
  return (spec?.ports ?? [])
    .filter(isTcp)
    .map(({ port }) => ({ role: "service", name: metadata.name, port }));
}

function portsOfPod({ metadata, spec }: PodShape): readonly Candidate[] {
  const ports = (spec?.containers ?? []).flatMap((container) => container.ports ?? []);
  return ports
    .filter(isTcp)
    .map(({ containerPort }) => ({ role: "pod", name: metadata.name, port: containerPort }));
}

function isTcp({ protocol = "TCP" }: { readonly protocol?: string }): boolean {
  return protocol === "TCP";
}
