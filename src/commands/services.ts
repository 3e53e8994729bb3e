import type { EditorSource } from "#commands/editor-source.ts";
import type { ConnectServices } from "#commands/connection/connect-services.ts";
import type { LogDesk } from "#commands/logs/log-desk.ts";
import type { Ui } from "#commands/ui.ts";
import type { Connection } from "#kube/connection.ts";
import type { LiveStore } from "#live/live-store.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import type { TreeOptions } from "#tree/tree-environment.ts";

/** What commands may use. Nothing here belongs to VS Code. */
export interface Services {
  readonly ui: Ui;
  readonly store: LiveStore;
  readonly connections: ConnectionSource;
  readonly explorer: ExplorerControl;
  readonly connect: ConnectServices;
  readonly workspace: WorkspaceSource;
  readonly editor: EditorSource;
  readonly logs: LogDesk;
  /** Whether the settings forbid every write to a context. */
  readonly isReadOnly: (context: string) => boolean;
  readonly texts: Catalogue;
  /** One line, never with a secret. */
  readonly log: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface ConnectionSource {
  /** Names of all contexts of the kubeconfig, the current one first. */
  contexts(): Promise<readonly string[]>;
  /** Fails with a `KubeError` of reason `config` for a context that there is not. */
  get(context: string): Promise<Connection>;
}

export interface WorkspaceSource {
  /** The YAML files of the workspace, as far as they can be read; nothing without a folder. */
  manifests(signal?: AbortSignal): Promise<readonly WorkspaceFile[]>;
  /** One file, as it stands in the editor where it is open; undefined: it cannot be read. */
  manifest(uri: string): Promise<WorkspaceFile | undefined>;
}

export interface WorkspaceFile {
  readonly uri: string;
  /** Relative to its folder, for people. */
  readonly path: string;
  readonly text: string;
}

/** What commands may change about the view. */
export interface ExplorerControl {
  options(): TreeOptions;
  setOptions(change: Partial<TreeOptions>): void;
  /** Arranges clusters and remembers it in the setting. */
  setGrouping(grouping: TreeOptions["grouping"]): Promise<void>;
  addContext(context: string): Promise<void>;
  removeContext(context: string): Promise<void>;
  /** Undefined: everything. */
  setNamespaces(context: string, namespaces: readonly string[] | undefined): Promise<void>;
  namespacesOf(context: string): readonly string[] | undefined;
  refresh(context?: string): Promise<void>;
  /** Follows a context, shown or not, until the given function is called. */
  hold(context: string): () => void;
}
