import type { GoneReason, WaitReason } from "#live/resolution.ts";

/** Why a connection could not be carried, or a tunnel not be opened. */
export class TunnelError extends Error {
  readonly reason: TunnelFailure;

  constructor(reason: TunnelFailure, message: string) {
    super(message);
    this.name = "TunnelError";
    this.reason = reason;
  }
}

/** Somebody has stopped the forwarding while it was under way. */
export function stopped(): TunnelError {
  return new TunnelError("stopped", "this local port was closed");
}

export type TunnelFailure = GoneReason | WaitReason | "port-in-use" | "no-free-port" | "stopped";

/** Somebody else listens there; `suggested` was free a moment ago. */
export class PortInUseError extends TunnelError {
  readonly requested: number;
  readonly suggested: number | undefined;

  constructor(requested: number, suggested: number | undefined) {
    const advice = suggested === undefined ? "choose another one" : `${suggested} is free`;
    super("port-in-use", `local port ${requested} is in use by another program: ${advice}`);
    this.name = "PortInUseError";
    this.requested = requested;
    this.suggested = suggested;
  }
}
