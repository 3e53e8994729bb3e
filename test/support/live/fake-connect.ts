import type {
  ConnectServices,
  LocalTerminal,
  RemoteProgram,
} from "#commands/connection/connect-services.ts";
import { LiveStore } from "#live/live-store.ts";
import { TunnelSet } from "#tunnels/tunnel-set.ts";

export interface FakeConnect extends ConnectServices {
  /** Copied with the promise to clear it. */
  readonly secrets: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly locals: readonly LocalTerminal[];
  readonly remotes: readonly RemoteProgram[];
}

/** Connections without VS Code; tunnels listen, and nothing can be dialled unless tunnels are given. */
export function createFakeConnect(given: Partial<ConnectServices> = {}): FakeConnect {
  const secrets: string[] = [];
  const files = new Map<string, string>();
  const locals: LocalTerminal[] = [];
  const remotes: RemoteProgram[] = [];
  return {
    tunnels: new TunnelSet({
      store: new LiveStore(),
      dial: () => Promise.reject(new Error("nobody can be dialled here")),
      hold: () => () => undefined,
      waitLimit: () => 1000,
      range: () => undefined,
      memory: { read: () => [], write: () => undefined },
      onChange: () => undefined,
    }),
    settings: () => ({ psqlPath: "", readOnly: [] }),
    keepFile: (name, text) => {
      files.set(name, text);
      return Promise.resolve(`/kept/${name}`);
    },
    copySecret: (text) => {
      secrets.push(text);
      return Promise.resolve();
    },
    reachOf: (port) => Promise.resolve({ port, machine: "same" }),
    peers: {
      has: () => false,
      run: () => Promise.reject(new Error("there are no other extensions here")),
      open: () => Promise.resolve(false),
    },
    terminals: {
      openRemote: (_title, program) => remotes.push(program),
      openLocal: (terminal) => locals.push(terminal),
    },
    ...given,
    secrets,
    files,
    locals,
    remotes,
  };
}
