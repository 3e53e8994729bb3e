import type { Socket } from "node:net";
import { metricsPort, postgresPort } from "#live/tunnel-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import { listenOnLoopback } from "#tunnels/listen-on-loopback.ts";
import type { LoopbackListener } from "#tunnels/listen-on-loopback.ts";
import { PortInUseError, TunnelError } from "#tunnels/tunnel-error.ts";

/** Ports that may be used, both ends included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export interface PortWish {
  /** The person named it: no other will do. */
  readonly exact?: number | undefined;
  /** What the target had before. */
  readonly remembered?: number | undefined;
  readonly range?: PortRange | undefined;
}

/** How many ports are tried before any free one is taken. */
const attempts = 50;

/** Opens the wanted port, or the next free one. Fails with a `TunnelError`. */
export async function openPort(
  target: TunnelTarget,
  wish: PortWish,
  onConnection: (socket: Socket) => void,
): Promise<LoopbackListener> {
  const { exact } = wish;
  if (exact === undefined) return openAny(candidates(target, wish), wish, onConnection);
  const listener = await tryPort(exact, onConnection);
  if (listener !== undefined) return listener;
  const free = await openAny(
    candidates(target, { ...wish, remembered: exact }),
    wish,
    onConnection,
  ).catch(() => undefined);
  free?.close();
  throw new PortInUseError(exact, free?.port);
}

async function openAny(
  ports: readonly number[],
  { range }: PortWish,
  onConnection: (socket: Socket) => void,
): Promise<LoopbackListener> {
  for (const port of ports) {
    const listener = await tryPort(port, onConnection);
    if (listener !== undefined) return listener;
  }
  if (range === undefined) return listenOnLoopback(0, onConnection);
  throw new TunnelError(
    "no-free-port",
    `no port from ${range.first} to ${range.last} is free: stop a connection, or widen "cnpg.forward.portRange"`,
  );
}

function candidates(target: TunnelTarget, { remembered, range }: PortWish): readonly number[] {
  if (range === undefined) return count(remembered ?? usualPort(target), attempts);
  const all = count(range.first, range.last - range.first + 1);
  const wanted = [remembered ?? usualPort(target)].filter(
    (port) => port >= range.first && port <= range.last,
  );
  return [...new Set([...wanted, ...all])];
}

/** What a person would expect: replicas one above the primary, all else as in the pod. */
export function usualPort({ role, port }: TunnelTarget): number {
  if (port === metricsPort) return metricsPort;
  if (port === postgresPort) return role === "ro" ? postgresPort + 1 : postgresPort;
  // Below, only the system may listen.
  return port < 1024 ? port + 8000 : port;
}

function count(first: number, length: number): readonly number[] {
  return Array.from({ length }, (_, index) => first + index).filter((port) => port < 65_536);
}

async function tryPort(
  port: number,
  onConnection: (socket: Socket) => void,
): Promise<LoopbackListener | undefined> {
  try {
    return await listenOnLoopback(port, onConnection);
  } catch (error) {
    if (error instanceof TunnelError && error.reason === "port-in-use") return undefined;
    throw error;
  }
}
