import type { Services } from "#commands/services.ts";
import type { Tunnel } from "#tunnels/tunnel.ts";

/** What a person gives to a program of their own to come through the tunnel. */
export async function addressOf({ connect }: Services, { port }: Tunnel): Promise<string> {
  return `localhost:${(await connect.reachOf(port)).port}`;
}
