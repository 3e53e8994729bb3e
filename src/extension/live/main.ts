import * as vscode from "vscode";
import { liveCommands } from "#commands/commands.ts";
import type { LiveCommandId } from "#commands/commands.ts";
import type { Services } from "#commands/services.ts";
import { Explorer } from "#extension/live/explorer.ts";
import type { LivePort, LiveSide } from "#extension/live/live-port.ts";
import { TreeProvider } from "#extension/live/tree-provider.ts";
import { VirtualDocuments } from "#extension/live/virtual-documents.ts";
import { createVsCodeUi } from "#extension/live/vscode-ui.ts";
import { ConnectionPool } from "#kube/connections/connection-pool.ts";
import { HealthIndex } from "#live/health-index.ts";
import { LiveStore } from "#live/live-store.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { english } from "#texts/en/english.ts";

/**
 * Everything that has to do with live clusters. Loaded when the view comes into sight or a command asks;
 * even then nobody is contacted before the view is visible or the command needs it.
 */
export function openLiveSide({ extension, output }: LivePort): LiveSide {
  const store = new LiveStore();
  const pool = new ConnectionPool(readExtraKubeconfig);
  const documents = new VirtualDocuments();
  const explorer = new Explorer(pool, store, extension.globalState, () => tree.refresh());
  const tree = new TreeProvider(store, english, () => explorer.options());
  const services: Services = {
    ui: createVsCodeUi(documents),
    store,
    connections: pool,
    explorer,
    texts: english,
    log: (line) => output.info(line),
    now: () => Date.now(),
  };
  const settings = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("cnpg.explorer")) void explorer.configure();
  });
  const trouble = followTrouble(store);
  const opened = explorer.open();
  return {
    tree,
    onTrouble: trouble.onTrouble,
    setVisible: (visible) => void opened.then(() => explorer.setVisible(visible)),
    async run(command, node) {
      await opened;
      await liveCommands[command as LiveCommandId](node, services);
    },
    async dispose() {
      settings.dispose();
      trouble.dispose();
      tree.dispose();
      documents.dispose();
      await explorer.dispose();
      pool.dispose();
    },
  };
}

/** Counts clusters that need a look, for the badge. */
function followTrouble(store: LiveStore): Pick<LiveSide, "onTrouble"> & vscode.Disposable {
  const trouble = new vscode.EventEmitter<{ count: number; text: string }>();
  const health = new HealthIndex(store, Date.now, () => {
    const count = health.count();
    trouble.fire({ count, text: formatMessage(english, "tree.badge", { count }) });
  });
  return {
    onTrouble: trouble.event,
    dispose() {
      health.dispose();
      trouble.dispose();
    },
  };
}

function readExtraKubeconfig(): string | undefined {
  return vscode.workspace.getConfiguration("cnpg.explorer").get<string>("kubeconfig");
}
