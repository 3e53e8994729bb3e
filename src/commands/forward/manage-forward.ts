import type { Command } from "#commands/command.ts";
import { addressOf } from "#commands/forward/address-of.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import { openTunnel } from "#commands/forward/start-forward.ts";
import { asTunnelNode } from "#commands/forward/tunnel-node.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { keyOfTarget } from "#live/tunnel-target.ts";
import type { ProbeResult } from "#tunnels/tunnel-status.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

export const stopForward: Command = async (node, services) => {
  const tunnel = await chooseTunnel(node, services, "forward.which-stop");
  if (tunnel !== undefined) services.connect.tunnels.stop(keyOfTarget(tunnel.target));
};

/** Ends its connections and looks at the way anew. */
export const reconnectForward: Command = (node, services) =>
  look(node, services, (tunnel) => tunnel.reconnect());

/** Asks PostgreSQL at the far end whether it answers. */
export const probeForward: Command = (node, services) =>
  look(node, services, (tunnel) => tunnel.probe());

export const copyForwardAddress: Command = async (node, services) => {
  const tunnel = await chooseTunnel(node, services, "forward.which");
  if (tunnel === undefined) return;
  await services.ui.copy(await addressOf(services, tunnel));
};

/** Gives the connection another local port. */
export const changeForwardPort: Command = async (node, services) => {
  const tunnel = await chooseTunnel(node, services, "forward.which");
  if (tunnel === undefined) return;
  const text = await services.ui.ask({
    title: tell(services, "forward.ask-port", { target: describeTarget(tunnel.target) }),
    value: String(tunnel.port),
    check: (written) => (isPort(written) ? undefined : tell(services, "forward.no-such-port")),
  });
  if (text === undefined || Number(text) === tunnel.port) return;
  const { tunnels } = services.connect;
  tunnels.stop(keyOfTarget(tunnel.target));
  let moved: Tunnel | undefined;
  try {
    moved = await openTunnel(services, tunnel.target, Number(text));
  } finally {
    // It stays where it was.
    if (moved === undefined) await tunnels.start(tunnel.target);
  }
};

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

async function look(
  node: unknown,
  services: Services,
  run: (tunnel: Tunnel) => Promise<ProbeResult>,
): Promise<void> {
  const tunnel = await chooseTunnel(node, services, "forward.which");
  if (tunnel === undefined) return;
  const { pod, milliseconds, offersTls } = await run(tunnel);
  const tls = offersTls === undefined ? "" : tell(services, `forward.tls.${String(offersTls)}`);
  const values = { target: describeTarget(tunnel.target), pod, ms: Math.round(milliseconds), tls };
  await services.ui.inform(tell(services, "forward.answers", values));
}

/** The tunnel of the row, the only one, or one that the person chooses. */
export async function chooseTunnel(
  node: unknown,
  services: Services,
  question: string,
): Promise<Tunnel | undefined> {
  const { tunnels } = services.connect;
  const row = asTunnelNode(node);
  if (row !== undefined) return tunnels.get(row.id);
  const all = tunnels.list();
  if (all.length === 0) {
    await services.ui.inform(tell(services, "forward.none"));
    return undefined;
  }
  if (all.length === 1) return all[0];
  const choices = await Promise.all(
    all.map(async (value) => ({
      label: describeTarget(value.target),
      description: await addressOf(services, value),
      value,
    })),
  );
  return services.ui.choose(tell(services, question), choices);
}
