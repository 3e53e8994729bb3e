import type { PeerClients } from "#commands/connection/database-clients.ts";
import type { TunnelSet } from "#tunnels/tunnel-set.ts";

/** What commands about connections use beside the rest. */
export interface ConnectServices {
  readonly tunnels: TunnelSet;
  readonly settings: () => ConnectSettings;
  /** Keeps text that is no secret, as an authority's certificate, in a file; gives its path. */
  readonly keepFile: (name: string, text: string) => Promise<string>;
  /** Copies, and clears the clipboard after a minute if it still holds the text. */
  readonly copySecret: (text: string) => Promise<void>;
  /** Where a person's own programs reach the local port. */
  readonly reachOf: (port: number) => Promise<Reach>;
  readonly terminals: Terminals;
  readonly peers: PeerClients;
}

/** On `localhost`, with another port where the window is a remote one. */
export interface Reach {
  readonly port: number;
  /** `other`: not the one on which this runs and has its files. */
  readonly machine: "same" | "other";
}

export interface ConnectSettings {
  /** Empty: found on the `PATH`. */
  readonly psqlPath: string;
  /** Patterns `context/namespace/cluster` with `*`; psql in their primaries begins read-only. */
  readonly readOnly: readonly string[];
}

export interface Terminals {
  /** A terminal whose program runs elsewhere. */
  openRemote(title: string, program: RemoteProgram): void;
  /** A terminal with a program of this machine; `onClose` when it is gone. */
  openLocal(terminal: LocalTerminal): void;
}

export interface LocalTerminal {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Written before the program's first output; may be coloured. */
  readonly banner: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** What stands behind a terminal that has no program of its own. */
export interface RemoteProgram {
  open(screen: Screen, size: ScreenSize): void;
  type(text: string): void;
  resize(size: ScreenSize): void;
  close(): void;
}

export interface Screen {
  write(text: string): void;
  /** Closes the terminal. */
  end(exitCode: number): void;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}
