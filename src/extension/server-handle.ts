import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { ServerFiles } from "#extension/language-client.ts";
import { readPeerExtensions } from "#extension/read-peer-extensions.ts";

type Answer = (params: unknown) => Promise<unknown>;

/** The language server as the rest of the extension sees it. Nothing runs before `start`. */
export class ServerHandle implements vscode.Disposable {
  readonly #files: ServerFiles;
  readonly #output: vscode.LogOutputChannel;
  readonly #started = new vscode.EventEmitter<void>();
  readonly #answers = new Map<string, Answer>();
  #client: LanguageClient | undefined;
  #starting: Promise<void> | undefined;

  constructor(files: ServerFiles, output: vscode.LogOutputChannel) {
    this.#files = files;
    this.#output = output;
  }

  /** After each start that succeeded. */
  readonly onDidStart: vscode.Event<void> = this.#started.event;

  /** Never rejects: a failure is logged, and shown once with what to do. */
  start(): Promise<void> {
    this.#starting ??= this.#launch();
    return this.#starting;
  }

  async restart(): Promise<void> {
    await this.#starting;
    await this.#stop();
    this.#starting = this.#launch();
    await this.#starting;
  }

  /** Answers a request of the server; said before `start`. */
  answer(method: string, answer: Answer): void {
    this.#answers.set(method, answer);
  }

  /** Undefined while the server does not run, and when it fails or the request was cancelled. */
  async request<Answer>(
    method: string,
    params: object,
    token?: vscode.CancellationToken,
  ): Promise<Answer | undefined> {
    if (this.#client?.isRunning() !== true) return undefined;
    try {
      return await this.#client.sendRequest<Answer>(method, params, token);
    } catch (error) {
      this.#output.debug(`request failed method=${method} error=${describe(error)}`);
      return undefined;
    }
  }

  /** Dropped while the server does not run: who has something to say says it again in `onDidStart`. */
  notify(method: string, params: object): void {
    if (this.#client?.isRunning() !== true) return;
    this.#client.sendNotification(method, params).catch((error: unknown) => {
      this.#output.debug(`notification failed method=${method} error=${describe(error)}`);
    });
  }

  dispose(): void {
    this.#started.dispose();
    void this.#stop();
  }

  async #launch(): Promise<void> {
    const began = Date.now();
    try {
      // Read only now: the client library is most of the bundle, and activation must not wait for it.
      const { createLanguageClient } = await import("#extension/language-client.ts");
      const surroundings = {
        output: this.#output,
        peers: readPeerExtensions(),
        answers: this.#answers,
      };
      this.#client = createLanguageClient(this.#files, surroundings);
      await this.#client.start();
      this.#output.info(`server started ms=${Date.now() - began}`);
      this.#started.fire();
    } catch (error) {
      this.#output.error(`server start failed error=${describe(error)}`);
      void showStartFailure(this.#output);
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.#output.warn(`server stop failed error=${describe(error)}`);
    }
  }
}

async function showStartFailure(output: vscode.LogOutputChannel): Promise<void> {
  const showLog = vscode.l10n.t("Show Log");
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      "CloudNativePG: the language server did not start, so manifests are not checked. The log says why",
    ),
    showLog,
  );
  if (answer === showLog) output.show();
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
