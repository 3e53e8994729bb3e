import { addressOf } from "#commands/forward/address-of.ts";
import { describeTarget } from "#commands/forward/describe-target.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { keyOfTarget, speaksPostgres } from "#live/tunnel-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import { PortInUseError } from "#tunnels/tunnel-error.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";
import { copyConnectionOf } from "#commands/connection/copy-connection.ts";

/** Opens the tunnel and tells where; a taken port is offered to be exchanged for a free one. */
export async function startForward(services: Services, target: TunnelTarget): Promise<void> {
  const { ui, connect } = services;
  const wasOpen = connect.tunnels.get(keyOfTarget(target)) !== undefined;
  const tunnel = await openTunnel(services, target);
  if (tunnel === undefined) return;
  const address = await addressOf(services, tunnel);
  const copyAddress = tell(services, "forward.copy-address");
  const copyString = tell(services, "forward.copy-string");
  const actions = speaksPostgres(target) ? [copyString, copyAddress] : [copyAddress];
  const key = wasOpen ? "forward.open-already" : "forward.opened";
  const values = { target: describeTarget(target), address };
  const answer = await ui.inform(tell(services, key, values), actions);
  if (answer === copyAddress) await ui.copy(address);
  if (answer === copyString) await copyConnectionOf(services, tunnel);
}

/** Undefined: the person did not want another port. */
export async function openTunnel(
  { ui, connect, ...services }: Services,
  target: TunnelTarget,
  port?: number,
): Promise<Tunnel | undefined> {
  try {
    return await connect.tunnels.start(target, { port });
  } catch (error) {
    if (!(error instanceof PortInUseError) || error.suggested === undefined) throw error;
    const { requested, suggested } = error;
    const take = tell(services, "forward.take", { port: suggested });
    const message = tell(services, "forward.in-use", { port: requested });
    if ((await ui.warn(message, [take])) !== take) return undefined;
    return connect.tunnels.start(target, { port: suggested });
  }
}
