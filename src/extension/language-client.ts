import type { LogOutputChannel } from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import type { InitializationOptions, PeerExtensions } from "#protocol.ts";

export interface ClientSurroundings {
  readonly output: LogOutputChannel;
  readonly peers: PeerExtensions;
}

/** A client of the bundled server, not started: YAML in any scheme, as untitled and virtual files are manifests too. */
export function createLanguageClient(
  serverPath: string,
  { output, peers }: ClientSurroundings,
): LanguageClient {
  return new LanguageClient(
    // Also the setting that traces the messages: `cnpg.trace.server`.
    "cnpg",
    "CloudNativePG",
    { module: serverPath, transport: TransportKind.ipc },
    createClientOptions(output, peers),
  );
}

function createClientOptions(
  output: LogOutputChannel,
  peers: PeerExtensions,
): LanguageClientOptions {
  return {
    documentSelector: [{ language: "yaml" }],
    outputChannel: output,
    traceOutputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: { ...peers } satisfies InitializationOptions,
  };
}
