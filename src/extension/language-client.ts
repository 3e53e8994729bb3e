import type { LogOutputChannel } from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import { baseTextsMethod, liveNamesMethod } from "#protocol.ts";
import type { InitializationOptions, PeerExtensions } from "#protocol.ts";

export interface ServerFiles {
  readonly program: string;
  /** A folder, made when needed, where Node keeps the program as it was compiled: later starts are faster. */
  readonly compiled: string;
}

export interface ClientSurroundings {
  readonly output: LogOutputChannel;
  readonly peers: PeerExtensions;
  /** Who answers the requests of the server, by method. */
  readonly answers: ReadonlyMap<string, (params: unknown) => Promise<unknown>>;
}

/** A client of the bundled server, not started: YAML in any scheme, as untitled and virtual files are manifests too. */
export function createLanguageClient(
  { program, compiled }: ServerFiles,
  { output, peers, answers }: ClientSurroundings,
): LanguageClient {
  const provides = {
    providesBase: answers.has(baseTextsMethod),
    providesLiveNames: answers.has(liveNamesMethod),
  };
  const client = new LanguageClient(
    // Also the setting that traces the messages: `cnpg.trace.server`.
    "cnpg",
    "CloudNativePG",
    {
      module: program,
      transport: TransportKind.ipc,
      options: { env: { NODE_COMPILE_CACHE: compiled } },
    },
    createClientOptions(output, { ...peers, ...provides }),
  );
  answers.forEach((answer, method) => client.onRequest(method, answer));
  return client;
}

function createClientOptions(
  output: LogOutputChannel,
  options: InitializationOptions,
): LanguageClientOptions {
  return {
    documentSelector: [{ language: "yaml" }],
    outputChannel: output,
    traceOutputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: options,
  };
}
