import type { Connection } from "vscode-languageserver";
import type { PeerExtensions } from "#protocol.ts";
import type { BaseStore } from "#server/base-store.ts";
import type { ClientAbilities } from "#server/client-abilities.ts";
import type { Contexts } from "#server/contexts.ts";
import type { LiveNameSource } from "#server/live-names.ts";
import type { OnceLog } from "#server/once-log.ts";
import type { OpenFile } from "#server/open-file.ts";
import type { SettingsStore } from "#server/settings-store.ts";
import type { WorkspaceStore } from "#server/workspace-store.ts";
import type { Catalogue } from "#texts/catalogue.ts";

/** One connected client, and everything known about it. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly files: ReadonlyMap<string, OpenFile>;
  readonly settings: SettingsStore;
  readonly contexts: Contexts;
  readonly bases: BaseStore;
  readonly workspace: WorkspaceStore;
  readonly liveNames: LiveNameSource;
  readonly log: OnceLog;
  readonly texts: Catalogue;
  readonly peers: { current: PeerExtensions };
}
