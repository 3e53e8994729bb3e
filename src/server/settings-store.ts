import type { ConfigurationItem } from "vscode-languageserver";
import type { LintSettings } from "#language/context.ts";
import type { HintChoice } from "#language/inlay-hints/hint-source.ts";
import { mergeSettings } from "#language/lint-config.ts";
import { settingsSection, type OperatorSource } from "#protocol.ts";
import { readClientSettings, type ClientSettings } from "#server/client-settings.ts";
import type { ServerHost, WorkspaceFile } from "#server/host.ts";

/** What holds for one file: the editor's settings under the workspace file's. */
export interface FileSettings {
  readonly enabled: boolean;
  readonly lint: LintSettings;
  readonly client: LintSettings;
  readonly inlayHints: HintChoice;
  readonly workspaceFile: WorkspaceFile | undefined;
  readonly operatorSource: OperatorSource;
}

export interface SettingsStore {
  of(uri: string): Promise<FileSettings>;
  /** Ask the client again. @param pushed settings that came along, from clients that cannot be asked */
  clientChanged(pushed?: unknown): void;
  diskChanged(): void;
  forget(uri: string): void;
}

interface Sources {
  readonly host: ServerHost;
  /** Undefined: the client cannot be asked. */
  readonly ask: ((item: ConfigurationItem) => Promise<unknown>) | undefined;
  /** Settings that came with `initialize`, for clients that cannot be asked. */
  readonly pushed: unknown;
  readonly tell: (settings: ClientSettings) => void;
}

/** A client that never answers must not keep the server silent. */
const patienceMs = 2000;

export function createSettingsStore({ host, ask, pushed, tell }: Sources): SettingsStore {
  const asked = new Map<string, Promise<ClientSettings>>();
  let fallback = pushed;
  const read = (section: unknown): ClientSettings => {
    const settings = readClientSettings(section);
    tell(settings);
    return settings;
  };
  const askFor = async (uri: string): Promise<ClientSettings> => {
    if (ask === undefined) {
      return read(fallback);
    }
    try {
      return read(await withPatience(ask({ scopeUri: uri, section: settingsSection })));
    } catch {
      return read(fallback);
    }
  };
  return {
    of: async (uri) => {
      const answer = asked.get(uri) ?? askFor(uri);
      asked.set(uri, answer);
      return combine(await answer, host.findWorkspaceFile(uri));
    },
    clientChanged: (settings) => {
      fallback = sectionOf(settings) ?? fallback;
      asked.clear();
    },
    diskChanged: () => host.forgetWorkspaceFiles(),
    forget: (uri) => asked.delete(uri),
  };
}

function combine(client: ClientSettings, file: WorkspaceFile | undefined): FileSettings {
  return {
    enabled: client.enabled && file?.ignored !== true,
    lint: mergeSettings(client.lint, file?.config.settings),
    client: client.lint,
    inlayHints: client.inlayHints,
    workspaceFile: file,
    operatorSource: operatorSourceOf(client, file),
  };
}

function operatorSourceOf(client: ClientSettings, file: WorkspaceFile | undefined): OperatorSource {
  if (file?.config.settings.operatorVersion !== undefined) {
    return "workspace-file";
  }
  return client.lint.operatorVersion === undefined ? "newest" : "settings";
}

function sectionOf(settings: unknown): unknown {
  if (typeof settings !== "object" || settings === null) {
    return undefined;
  }
  return (settings as Record<string, unknown>)[settingsSection];
}

async function withPatience(answer: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
