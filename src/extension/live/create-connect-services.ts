import * as vscode from "vscode";
import type { ConnectServices } from "#commands/connection/connect-services.ts";
import type { ExplorerControl } from "#commands/services.ts";
import { ConnectionsProvider } from "#extension/live/connections-provider.ts";
import { copySecret } from "#extension/live/copy-secret.ts";
import type { CopiedSecret } from "#extension/live/copy-secret.ts";
import { peerClients } from "#extension/live/peer-clients.ts";
import { reachOf } from "#extension/live/reach-of.ts";
import { VsCodeTerminals } from "#extension/live/terminals.ts";
import type { ConnectionPool } from "#kube/connections/connection-pool.ts";
import type { LiveStore } from "#live/live-store.ts";
import { english } from "#texts/en/english.ts";
import { dialTarget } from "#tunnels/dial-target.ts";
import type { PortRange } from "#tunnels/choose-port.ts";
import { TunnelSet } from "#tunnels/tunnel-set.ts";
import type { RememberedTunnel, TunnelMemory } from "#tunnels/tunnel-set.ts";

export interface ConnectSide extends vscode.Disposable {
  readonly services: ConnectServices;
  readonly view: ConnectionsProvider;
}

interface Parts {
  readonly extension: vscode.ExtensionContext;
  readonly pool: ConnectionPool;
  readonly store: LiveStore;
  readonly explorer: Pick<ExplorerControl, "hold">;
}

/** What commands about connections need of VS Code, and the view that shows them. */
export function createConnectSide({ extension, pool, store, explorer }: Parts): ConnectSide {
  const terminals = new VsCodeTerminals();
  const tunnels = new TunnelSet({
    store,
    dial: async (target, pod, signal) =>
      dialTarget(await pool.get(target.context), target, pod, signal),
    hold: (context) => explorer.hold(context),
    waitLimit: () => Number(read("forward.waitLimit") ?? 30) * 1000,
    range: readRange,
    memory: createMemory(extension.globalState),
    onChange: () => view.refresh(),
  });
  const view = new ConnectionsProvider(tunnels, reachOf, english);
  let secret: CopiedSecret | undefined;
  const services: ConnectServices = {
    tunnels,
    terminals,
    peers: peerClients,
    settings: () => ({
      psqlPath: readText("psql.path"),
      readOnly: (read("psql.readOnly") ?? []) as readonly string[],
    }),
    keepFile: (name, text) => keepFile(extension.globalStorageUri, name, text),
    async copySecret(text) {
      secret?.forget();
      secret = await copySecret(vscode.env.clipboard, text);
    },
    reachOf,
  };
  return {
    services,
    view,
    dispose() {
      void secret?.clear();
      tunnels.dispose();
      terminals.dispose();
      view.dispose();
    },
  };
}

function read(key: string): unknown {
  return vscode.workspace.getConfiguration("cnpg").get(key);
}

function readText(key: string): string {
  const value = read(key);
  return typeof value === "string" ? value : "";
}

/** `15432-15532`; empty: all. */
function readRange(): PortRange | undefined {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(readText("forward.portRange")) ?? [];
  return first === undefined || last === undefined
    ? undefined
    : { first: Number(first), last: Number(last) };
}

const memoryKey = "cnpg.forward";

function createMemory(state: vscode.Memento): TunnelMemory {
  return {
    read: () => state.get<readonly RememberedTunnel[]>(memoryKey) ?? [],
    write: (tunnels) => void state.update(memoryKey, tunnels),
  };
}

async function keepFile(folder: vscode.Uri, name: string, text: string): Promise<string> {
  await vscode.workspace.fs.createDirectory(folder);
  const file = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file.fsPath;
}
