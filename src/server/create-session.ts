import type { Connection, InitializeParams } from "vscode-languageserver";
import { baseTextsMethod, liveNamesMethod, type BaseTexts, type LiveName } from "#protocol.ts";
import { createBaseStore } from "#server/base-store.ts";
import { readClientAbilities, type ClientAbilities } from "#server/client-abilities.ts";
import type { ClientSettings } from "#server/client-settings.ts";
import { createContexts } from "#server/contexts.ts";
import type { ServerHost } from "#server/host.ts";
import { createLiveNameSource, type LiveNameSource } from "#server/live-names.ts";
import { createOnceLog, type OnceLog } from "#server/once-log.ts";
import type { OpenFile } from "#server/open-file.ts";
import type { Session } from "#server/session.ts";
import { createSettingsStore, type SettingsStore } from "#server/settings-store.ts";
import { WorkspaceStore } from "#server/workspace-store.ts";
import { formatMessage } from "#texts/catalogue.ts";
import { english } from "#texts/en/english.ts";

/** What is known of a client at the moment it introduces itself. */
export function createSession(
  connection: Connection,
  host: ServerHost,
  params: InitializeParams,
): { session: Session; files: Map<string, OpenFile> } {
  const options: unknown = params.initializationOptions;
  const client = readClientAbilities(params.capabilities);
  const log = createOnceLog(connection.console);
  const files = new Map<string, OpenFile>();
  const session: Session = {
    connection,
    client,
    files,
    log,
    texts: english,
    settings: createStore(connection, host, { client, options, log }),
    contexts: createContexts(english, createNotifier(connection, log), (error) => {
      log.error(`rule failed: ${error instanceof Error ? String(error.stack) : String(error)}`);
    }),
    bases: createBaseStore({
      ask:
        optionOf(options, "providesBase") === true
          ? (uri) => connection.sendRequest<BaseTexts | null>(baseTextsMethod, { uri })
          : undefined,
      files,
      onFailure: (error) => log.warn(`no earlier versions: ${String(error)}`),
    }),
    workspace: new WorkspaceStore({
      host,
      folders: foldersOf(params),
      files,
      onFailure: (error) => log.warn(`workspace not read: ${String(error)}`),
    }),
    liveNames: askForLiveNames(connection, options),
    peers: { current: { yamlExtensionActive: optionOf(options, "yamlExtensionActive") === true } },
  };
  return { session, files };
}

/** Clients that know no workspace folders name one root. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const folders = workspaceFolders?.map(({ uri }) => uri) ?? [rootUri ?? ""];
  return folders.filter((uri) => uri !== "").map((uri) => uri.replace(/\/$/, ""));
}

/** What a person set and nobody can follow, such as an unknown release, is shown once and logged. */
function createNotifier(connection: Connection, log: OnceLog): (notice: string) => void {
  const shown = new Set<string>();
  return (notice) => {
    log.warn(notice);
    if (shown.has(notice)) return;
    shown.add(notice);
    connection.window.showWarningMessage(notice);
  };
}

function askForLiveNames(connection: Connection, options: unknown): LiveNameSource {
  return createLiveNameSource(
    optionOf(options, "providesLiveNames") === true
      ? (wanted) => connection.sendRequest<readonly LiveName[] | null>(liveNamesMethod, wanted)
      : undefined,
  );
}

function createStore(
  connection: Connection,
  host: ServerHost,
  { client, options, log }: { client: ClientAbilities; options: unknown; log: OnceLog },
): SettingsStore {
  return createSettingsStore({
    host,
    ask: client.configuration
      ? async (item) => connection.workspace.getConfiguration(item)
      : undefined,
    // Neovim, Helix and others send their settings with the introduction.
    pushed: optionOf(options, "settings") ?? options,
    tell: ({ problems }: ClientSettings) => {
      for (const { key, values } of problems) {
        log.warn(formatMessage(english, key, values));
      }
    },
  });
}

function optionOf(options: unknown, name: string): unknown {
  return typeof options === "object" && options !== null
    ? (options as Record<string, unknown>)[name]
    : undefined;
}
