import type { ClientCapabilities } from "vscode-languageserver";

/** What of the client's capabilities makes a difference here, and where they say it. */
const places = {
  configuration: "workspace.configuration",
  watchesFiles: "workspace.didChangeWatchedFiles.dynamicRegistration",
  registersConfiguration: "workspace.didChangeConfiguration.dynamicRegistration",
  refreshesDiagnostics: "workspace.diagnostics.refreshSupport",
  refreshesInlayHints: "workspace.inlayHint.refreshSupport",
  versionedEdits: "workspace.workspaceEdit.documentChanges",
  workspaceFolders: "workspace.workspaceFolders",
  snippets: "textDocument.completion.completionItem.snippetSupport",
} as const satisfies Readonly<Record<string, string>>;

export type ClientAbilities = Readonly<Record<keyof typeof places, boolean>> & {
  /** Asks for diagnostics itself, so nothing is pushed. */
  readonly pullsDiagnostics: boolean;
  readonly markdown: boolean;
};

export function readClientAbilities(capabilities: ClientCapabilities): ClientAbilities {
  const says = (name: keyof typeof places): boolean => valueAt(capabilities, places[name]) === true;
  const formats = valueAt(capabilities, "textDocument.hover.contentFormat");
  return {
    configuration: says("configuration"),
    watchesFiles: says("watchesFiles"),
    registersConfiguration: says("registersConfiguration"),
    refreshesDiagnostics: says("refreshesDiagnostics"),
    refreshesInlayHints: says("refreshesInlayHints"),
    versionedEdits: says("versionedEdits"),
    workspaceFolders: says("workspaceFolders"),
    snippets: says("snippets"),
    pullsDiagnostics: isObject(valueAt(capabilities, "textDocument.diagnostic")),
    markdown: !Array.isArray(formats) || formats.includes("markdown"),
  };
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
