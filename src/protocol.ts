/**
 * What the server and the extension say to each other beyond LSP. Every other editor may leave all of it out.
 * Values are plain JSON.
 */

/** Request of the client: what the file says about itself at a position. Answer: `DocumentInfo`, or null. */
export const documentInfoMethod = "cnpg/documentInfo";

export interface DocumentInfoParams {
  readonly uri: string;
  /** As in LSP: zero-based, characters in UTF-16 units. */
  readonly position: { readonly line: number; readonly character: number };
}

/** Null instead of this: the file holds nothing of CloudNativePG, or is not open. */
export interface DocumentInfo {
  /** Of the document at the position; null between or outside our documents. */
  readonly kind: string | null;
  readonly name: string | null;
  /** The operator release that the file is judged by, as `1.30.1`. */
  readonly operator: string;
  readonly operatorSource: OperatorSource;
  /** The PostgreSQL major of the document at the position; null: unknown, or the kind has none. */
  readonly postgres: number | null;
  readonly postgresSource: PostgresSource;
  /** URI of the `.cnpg-lint.yaml` that applies to the file. */
  readonly workspaceFile: string | null;
}

/** Who named the operator version; `newest`: nobody did. */
export type OperatorSource = "workspace-file" | "settings" | "newest";

/** Who named the PostgreSQL major; the last two: the operator's default image, and nobody. */
export type PostgresSource =
  "image" | "catalog" | "workspace-file" | "settings" | "operator-default" | "unknown";

/** Notification of the client, whenever one of these facts changes. */
export const peerExtensionsMethod = "cnpg/peerExtensions";

/** Other extensions that answer for the same files, so that nothing is shown twice. */
export interface PeerExtensions {
  /** Red Hat's YAML extension runs: it gives outline and folding and reports plain syntax. */
  readonly yamlExtensionActive: boolean;
}

/**
 * Request of the server, to a client that `providesBase`: the earlier versions that changes of a file are
 * measured against. Answer: `BaseTexts`, or null where there are none.
 */
export const baseTextsMethod = "cnpg/baseTexts";

export interface BaseTextsParams {
  readonly uri: string;
}

/** The file itself as it was, and every other file that has changed since: an object may have moved. */
export interface BaseTexts {
  readonly files: readonly BaseText[];
}

export interface BaseText {
  /** Of the file today. */
  readonly uri: string;
  readonly oldText: string;
  /** What opens the earlier version in the editor. */
  readonly oldUri: string;
  /** For people, as `clusters/shop.yaml (at HEAD)`. */
  readonly name: string;
  /** Today's text on disk; null: the file is gone. */
  readonly text: string | null;
}

/** Notification of the client: earlier versions are others now, so the server asks again. */
export const baseChangedMethod = "cnpg/baseChanged";

/**
 * Request of the server, to a client that `providesLiveNames`: names of objects in clusters that the person
 * looks at anyway, while a field that holds such a name is completed. Answer: `LiveName[]`.
 */
export const liveNamesMethod = "cnpg/liveNames";

export interface LiveNamesParams {
  /** `Cluster`, `Secret`, `StorageClass`, … */
  readonly kinds: readonly string[];
  /** Null: the manifest names none. */
  readonly namespace: string | null;
}

export interface LiveName {
  readonly name: string;
  readonly context: string;
}

/** `initializationOptions` of the `initialize` request; all of it optional. */
export type InitializationOptions = Partial<PeerExtensions> & {
  /** The client answers `cnpg/baseTexts`. */
  readonly providesBase?: boolean;
  /** The client answers `cnpg/liveNames`. */
  readonly providesLiveNames?: boolean;
};

/** The section that `workspace/configuration` asks for, per file. */
export const settingsSection = "cnpg";

/** What a person may have set under `settingsSection`: read with care, it is typed by hand. */
export interface WorkspaceSettings {
  readonly lint?: {
    readonly enable?: boolean;
    /** `1.30`, `1.30.0`, or empty: the newest known. */
    readonly operatorVersion?: string;
    readonly postgres?: number | null;
    readonly rules?: Readonly<Record<string, string>>;
    /** `head`, `merge-base` or `off`; read by the client. */
    readonly compareWith?: string;
  };
}
