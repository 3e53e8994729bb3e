/** How it stands with a tunnel. */
export type TunnelState =
  | { readonly kind: "listening" }
  | { readonly kind: "active"; readonly count: number }
  /** There is no pod to connect to at the moment; new connections wait. */
  | { readonly kind: "waiting"; readonly reason: string }
  /** The way to the pod broke; it is tried again. */
  | { readonly kind: "reconnecting"; readonly reason: string }
  /** New connections are refused until somebody does something. */
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "stopped" };

export interface TunnelStatus {
  readonly state: TunnelState;
  readonly port: number;
  /** Where a new connection would go now. */
  readonly pod: string | undefined;
  readonly active: number;
  /** Connections since the start. */
  readonly total: number;
  /** Bytes from and to clients. */
  readonly sent: number;
  readonly received: number;
  readonly lastError: string | undefined;
}

/** What an end-to-end check saw. */
export interface ProbeResult {
  readonly pod: string;
  /** Undefined where something else than PostgreSQL is asked. */
  readonly offersTls: boolean | undefined;
  readonly milliseconds: number;
}
