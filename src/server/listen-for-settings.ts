import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from "vscode-languageserver";
import { lintConfigName } from "#language/lint-config.ts";
import {
  baseChangedMethod,
  peerExtensionsMethod,
  settingsSection,
  type PeerExtensions,
} from "#protocol.ts";
import { guard } from "#server/answer.ts";
import type { PushDiagnostics } from "#server/push-diagnostics.ts";
import type { Session } from "#server/session.ts";
import { createDebounce } from "#util/debounce.ts";

/** Whatever changes the answers besides the text: settings, workspace files, other extensions, earlier versions. */
export function listenForSettings(session: Session, push: PushDiagnostics | undefined): void {
  const { connection, client, settings } = session;
  const judgeAnew = (): void => {
    push?.refresh();
    if (client.pullsDiagnostics && client.refreshesDiagnostics) {
      guard(session, "diagnostic/refresh", () => connection.languages.diagnostics.refresh());
    }
    if (client.refreshesInlayHints) {
      guard(session, "inlayHint/refresh", () => connection.languages.inlayHint.refresh());
    }
  };
  // The connection keeps one handler only: a second would take the place of this one.
  connection.onInitialized(() => {
    guard(session, "register", () => register(session));
    followFolders(session);
  });
  connection.onDidChangeConfiguration((change) => {
    settings.clientChanged(change?.settings);
    judgeAnew();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    const manifests = uris.filter((uri) => !uri.endsWith(`/${lintConfigName}`));
    if (manifests.length > 0) session.workspace.filesChanged(manifests);
    if (manifests.length === uris.length) return;
    settings.diskChanged();
    judgeAnew();
  });
  connection.onNotification(peerExtensionsMethod, (peers: Partial<PeerExtensions>) => {
    session.peers.current = { yamlExtensionActive: peers.yamlExtensionActive ?? false };
    judgeAnew();
  });
  listenForBases(session, judgeAnew);
  listenForWorkspace(session, judgeAnew);
}

function listenForBases({ connection, bases }: Session, judgeAnew: () => void): void {
  bases.onArrival(judgeAnew);
  connection.onNotification(baseChangedMethod, () => bases.refresh());
}

/** A burst of changes, as while a name is typed, is one reason to judge anew. */
const workspaceQuietMs = 200;

function listenForWorkspace({ workspace }: Session, judgeAnew: () => void): void {
  workspace.onChange(createDebounce(judgeAnew, workspaceQuietMs).call);
}

function followFolders({ connection, client, workspace }: Session): void {
  if (!client.workspaceFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const urisOf = (folders: readonly { uri: string }[]) => folders.map(({ uri }) => uri);
    workspace.foldersChanged(urisOf(added), urisOf(removed));
  });
}

async function register({ connection, client }: Session): Promise<void> {
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: settingsSection,
    });
  }
  if (client.watchesFiles) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: `**/${lintConfigName}` }, { globPattern: "**/*.{yaml,yml}" }],
    });
  }
}
