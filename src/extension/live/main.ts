import * as vscode from "vscode";
import { environmentOf } from "#commands/environment-of.ts";
import { liveCommands } from "#commands/commands.ts";
import type { LiveCommandId } from "#commands/commands.ts";
import type { Services } from "#commands/services.ts";
import { createConnectSide } from "#extension/live/create-connect-services.ts";
import { Explorer } from "#extension/live/explorer.ts";
import { Editor } from "#extension/live/editor.ts";
import { isReadOnly } from "#extension/live/read-only.ts";
import { InstanceWatch } from "#extension/live/instance-watch.ts";
import { LiveLenses } from "#extension/live/live-lenses.ts";
import { LiveNames } from "#extension/live/live-names.ts";
import { LogDocuments } from "#extension/live/log-documents.ts";
import type { LivePort, LiveSide } from "#extension/live/live-port.ts";
import { TreeProvider } from "#extension/live/tree-provider.ts";
import { VirtualDocuments } from "#extension/live/virtual-documents.ts";
import {
  readWorkspaceManifest,
  readWorkspaceManifests,
} from "#extension/live/read-workspace-manifests.ts";
import { createVsCodeUi } from "#extension/live/vscode-ui.ts";
import { ConnectionPool } from "#kube/connections/connection-pool.ts";
import { listConnectedOperators } from "#live/connected-operators.ts";
import { HealthIndex } from "#live/health-index.ts";
import { listEndpoints } from "#live/list-endpoints.ts";
import { LiveStore } from "#live/live-store.ts";
import { describeFilter } from "#tree/describe-filter.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { english } from "#texts/en/english.ts";

/**
 * Everything that has to do with live clusters. Loaded when the view comes into sight or a command asks;
 * even then nobody is contacted before the view is visible or the command needs it.
 */
export function openLiveSide(port: LivePort): LiveSide {
  const store = new LiveStore();
  const pool = new ConnectionPool(readExtraKubeconfig);
  const view = createView(port, store, pool);
  const { explorer, tree, filtered } = view;
  const documents = new VirtualDocuments();
  const editor = new Editor();
  const logs = new LogDocuments(english);
  const connect = createConnectSide({ extension: port.extension, pool, store, explorer });
  const ui = createVsCodeUi(documents);
  const shared = { store, connections: pool, explorer, editor, logs, ui };
  const services = createServices(port, { connect: connect.services, ...shared });
  const instances = watchInstances(store, pool);
  const settings = followSettings(explorer, instances);
  const trouble = followTrouble(store);
  const lenses = new LiveLenses(store, () => environmentOf(services));
  const owned = [connect, instances, lenses, settings, trouble, documents, editor, logs];
  const opened = explorer.open();
  return {
    tree,
    connections: connect.view,
    restoreForwards: () => connect.services.tunnels.restore(),
    onTrouble: trouble.onTrouble,
    onFilter: filtered.event,
    setVisible(visible) {
      void opened.then(() => explorer.setVisible(visible));
      instances.setVisible(visible);
    },
    names: (wanted) => view.names.find(wanted),
    operators: () => listConnectedOperators(store),
    setExpanded: (node, expanded) => instances.setExpanded(node, expanded),
    refreshDocument: (uri) => documents.refresh(uri),
    async run(command, node, origin) {
      await opened;
      await liveCommands[command as LiveCommandId](node, services, origin);
    },
    dispose: () => dispose(view, pool, owned),
  };
}

function followSettings(explorer: Explorer, instances: InstanceWatch): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration("cnpg.explorer")) return;
    void explorer.configure();
    instances.update();
  });
}

function watchInstances(store: LiveStore, pool: ConnectionPool): InstanceWatch {
  return new InstanceWatch({
    connect: (context) => pool.get(context),
    endpoints: ({ context, uid }) => listEndpoints(store, context, uid),
    emit: (events) => store.apply(events),
  });
}

interface View {
  readonly names: LiveNames;
  readonly explorer: Explorer;
  readonly tree: TreeProvider;
  readonly filtered: vscode.EventEmitter<string>;
}

function createView({ extension }: LivePort, store: LiveStore, pool: ConnectionPool): View {
  const filtered = new vscode.EventEmitter<string>();
  const explorer = new Explorer(pool, store, extension.globalState, () => {
    tree.refresh();
    filtered.fire(describeFilter(explorer.options(), english));
  });
  const tree = new TreeProvider(store, english, () => explorer.options());
  return { explorer, tree, filtered, names: new LiveNames(store, pool) };
}

async function dispose(
  { explorer, tree, filtered }: View,
  pool: ConnectionPool,
  others: readonly vscode.Disposable[],
): Promise<void> {
  for (const each of [tree, filtered, ...others]) each.dispose();
  await explorer.dispose();
  pool.dispose();
}

type OwnServices = Pick<
  Services,
  "connect" | "ui" | "store" | "connections" | "explorer" | "editor" | "logs"
>;

function createServices({ output }: LivePort, own: OwnServices): Services {
  return {
    ...own,
    log: (line) => output.info(line),
    workspace: { manifests: readWorkspaceManifests, manifest: readWorkspaceManifest },
    isReadOnly,
    texts: english,
    now: () => Date.now(),
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
