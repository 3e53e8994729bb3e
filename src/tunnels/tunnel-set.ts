import { keyOfTarget } from "#live/tunnel-target.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import { openPort } from "#tunnels/choose-port.ts";
import type { PortRange } from "#tunnels/choose-port.ts";
import { TunnelError } from "#tunnels/tunnel-error.ts";
import { Tunnel } from "#tunnels/tunnel.ts";
import type { TunnelPort } from "#tunnels/tunnel.ts";

export interface TunnelSetOptions extends TunnelPort {
  /** Ports that may be used; undefined: all. */
  readonly range: () => PortRange | undefined;
  readonly memory: TunnelMemory;
}

/** What is kept between windows: targets and ports, nothing else. */
export interface TunnelMemory {
  read(): readonly RememberedTunnel[];
  write(tunnels: readonly RememberedTunnel[]): void;
}

export interface RememberedTunnel {
  readonly target: TunnelTarget;
  readonly port: number;
  /** It was there when the window was closed. */
  readonly isOpen: boolean;
}

export interface StartOptions {
  /** This port and no other. */
  readonly port?: number | undefined;
  /** Nothing is contacted before the first connection. */
  readonly lazy?: boolean;
}

/** Ports are remembered for this many targets. */
const mostRemembered = 50;

/** All tunnels of the window; one a target. */
export class TunnelSet {
  readonly #options: TunnelSetOptions;
  readonly #tunnels = new Map<string, Promise<Tunnel>>();
  readonly #open = new Map<string, Tunnel>();
  #isDisposed = false;

  constructor(options: TunnelSetOptions) {
    this.#options = options;
  }

  /** The tunnel to a target, opened if there is none; who asks meanwhile gets the same. Fails with a `TunnelError`. */
  async start(target: TunnelTarget, options: StartOptions = {}): Promise<Tunnel> {
    const key = keyOfTarget(target);
    const known = this.#tunnels.get(key);
    if (known !== undefined) return known;
    const opening = this.#start(target, options);
    this.#tunnels.set(key, opening);
    try {
      return await opening;
    } catch (error) {
      this.#tunnels.delete(key);
      throw error;
    }
  }

  /** In the order in which they were opened. */
  list(): readonly Tunnel[] {
    return [...this.#open.values()];
  }

  get(key: string): Tunnel | undefined {
    return this.#open.get(key);
  }

  stop(key: string): void {
    const tunnel = this.#open.get(key);
    if (tunnel === undefined) return;
    this.#forget(key);
    tunnel.stop();
    this.#remember(tunnel, false);
    this.#options.onChange();
  }

  /** Opens again what was open when the window was closed; each stays silent until somebody connects. */
  async restore(): Promise<void> {
    const open = this.#options.memory.read().filter(({ isOpen }) => isOpen);
    const starts = open.map(({ target }) => this.start(target, { lazy: true }));
    await Promise.allSettled(starts);
  }

  /** No listener, socket, watch or timer is left. */
  dispose(): void {
    this.#isDisposed = true;
    for (const [key, tunnel] of this.#open) {
      this.#forget(key);
      tunnel.stop();
    }
  }

  async #start(target: TunnelTarget, { port, lazy = false }: StartOptions): Promise<Tunnel> {
    const { memory, range } = this.#options;
    const key = keyOfTarget(target);
    const tunnel = new Tunnel(target, this.#options);
    const before = memory.read().find((known) => keyOfTarget(known.target) === key);
    const wish = { exact: port, remembered: before?.port, range: range() };
    try {
      tunnel.open(await openPort(target, wish, (socket) => tunnel.accept(socket)));
      if (this.#isDisposed) throw new TunnelError("stopped", "the window is closing");
    } catch (error) {
      // Somebody may have come through the one address before the other proved to be taken.
      tunnel.stop();
      throw error;
    }
    this.#open.set(key, tunnel);
    if (!lazy) tunnel.follow();
    this.#remember(tunnel, true);
    this.#options.onChange();
    return tunnel;
  }

  #forget(key: string): void {
    this.#open.delete(key);
    this.#tunnels.delete(key);
  }

  #remember({ target, port }: Tunnel, isOpen: boolean): void {
    const { memory } = this.#options;
    const key = keyOfTarget(target);
    const others = memory.read().filter((known) => keyOfTarget(known.target) !== key);
    memory.write([{ target, port, isOpen }, ...others].slice(0, mostRemembered));
  }
}
