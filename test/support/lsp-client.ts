import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";

/** An error that the server answered with. */
export class LspError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly accepts: (params: unknown) => boolean;
  readonly resolve: (params: unknown) => void;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface LspClientChoices {
  /** Another server than ours, to measure beside it. */
  readonly script?: string;
  /** What comes instead of `--stdio`. */
  readonly arguments?: readonly string[];
  /** Beside what this process has. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Answers to `workspace/configuration`, by URI of the file. */
  readonly configuration?: (uri: string) => unknown;
  /** How long an answer may take before it counts as missing. */
  readonly patienceMs?: number;
}

/** The built server where `CNPG_SERVER` names it, else the source. */
export const serverScript =
  process.env.CNPG_SERVER ?? fileURLToPath(new URL("../../src/server/main.ts", import.meta.url));

/** An editor in small: the real server in a process of its own, real messages over pipes. */
export class LspClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly exitCode: Promise<number | null>;
  /** Every message of the server that nobody waited for yet. */
  readonly notifications: { method: string; params: unknown }[] = [];
  /** Requests of the server, by method; all others are answered with null. */
  readonly answers = new Map<string, (params: unknown) => unknown>();
  readonly #pending = new Map<number | string, Pending>();
  readonly #waiting: Waiting[] = [];
  readonly #patienceMs: number;
  #buffer = Buffer.alloc(0);
  #stderr = "";
  #lastId = 0;

  constructor(choices: LspClientChoices = {}) {
    const words = choices.arguments ?? ["--stdio"];
    this.#patienceMs = choices.patienceMs ?? 20_000;
    this.process = spawn(process.execPath, [choices.script ?? serverScript, ...words], {
      stdio: "pipe",
      env: { ...process.env, ...choices.environment },
    });
    this.exitCode = once(this.process, "exit").then(([code]) => code as number | null);
    this.process.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.process.stderr.on("data", (chunk: Buffer) => {
      this.#stderr += chunk.toString();
    });
    this.process.stdin.on("error", () => this.#fail("the server is gone"));
    this.process.on("exit", (code) => this.#fail(`the server ended with ${code}`));
    this.answers.set("workspace/configuration", (params) =>
      (params as { items: { scopeUri: string }[] }).items.map(
        ({ scopeUri }) => choices.configuration?.(scopeUri) ?? null,
      ),
    );
  }

  get stderr(): string {
    return this.#stderr;
  }

  request<Result>(method: string, params?: unknown): Promise<Result> {
    return this.startRequest<Result>(method, params).result;
  }

  /** A request whose id is wanted, for cancelling it. */
  startRequest<Result>(method: string, params?: unknown): { id: number; result: Promise<Result> } {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
    });
    this.#send({ id, method, params });
    return { id, result: this.#withDeadline(answer, method) as Promise<Result> };
  }

  notify(method: string, params?: unknown): void {
    this.#send({ method, params });
  }

  sendRaw(text: string): void {
    this.process.stdin.write(text);
  }

  /** The next message of a kind, also one that has already come. */
  waitFor<Params>(
    method: string,
    accepts: (params: Params) => boolean = () => true,
  ): Promise<Params> {
    const takes = accepts as (params: unknown) => boolean;
    const at = this.notifications.findIndex((each) => each.method === method && takes(each.params));
    if (at >= 0) {
      return Promise.resolve(this.notifications.splice(at, 1)[0]?.params as Params);
    }
    const coming = new Promise<unknown>((resolve) => {
      this.#waiting.push({ method, accepts: takes, resolve });
    });
    return this.#withDeadline(coming, method) as Promise<Params>;
  }

  async publishedFor(uri: string, version?: number): Promise<Diagnostic[]> {
    const { diagnostics } = await this.waitFor<PublishDiagnosticsParams>(
      "textDocument/publishDiagnostics",
      (params) => params.uri === uri && (version === undefined || params.version === version),
    );
    return diagnostics;
  }

  async initialize(capabilities: unknown = {}, more: object = {}): Promise<unknown> {
    const result = await this.request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
      ...more,
    });
    this.notify("initialized", {});
    return result;
  }

  open(uri: string, text: string, languageId = "yaml"): void {
    const textDocument = { uri, languageId, version: 1, text };
    this.notify("textDocument/didOpen", { textDocument });
  }

  change(uri: string, version: number, contentChanges: readonly object[]): void {
    this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  /** Seconds that the server has worked, whatever else the machine did; on Linux, in hundredths. */
  workSeconds(): number {
    const stat = readFileSync(`/proc/${this.process.pid}/stat`, "utf8");
    const [user, system] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14);
    return (Number(user) + Number(system)) / 100;
  }

  /** Resident memory of the server, on Linux. */
  residentMegabytes(): number {
    const status = readFileSync(`/proc/${this.process.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  async stop(): Promise<number | null> {
    await this.request("shutdown");
    this.notify("exit");
    return this.exitCode;
  }

  [Symbol.dispose](): void {
    this.process.kill("SIGKILL");
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const headerEnd = this.#buffer.indexOf("\r\n\r\n");
      const length = /Content-Length: (\d+)/i.exec(
        this.#buffer.subarray(0, Math.max(headerEnd, 0)).toString(),
      )?.[1];
      const end = headerEnd + 4 + Number(length);
      if (headerEnd < 0 || length === undefined || this.#buffer.length < end) {
        return;
      }
      const message = JSON.parse(this.#buffer.subarray(headerEnd + 4, end).toString()) as Message;
      this.#buffer = this.#buffer.subarray(end);
      this.#handle(message);
    }
  }

  #handle(message: Message): void {
    const { id, method, params } = message;
    if (method === undefined) {
      this.#settle(message);
    } else if (id === undefined) {
      this.#offer(method, params);
    } else {
      this.#send({ id, result: this.answers.get(method)?.(params) ?? null });
      this.#offer(method, params);
    }
  }

  #settle({ id, result, error }: Message): void {
    const pending = this.#pending.get(id ?? "");
    this.#pending.delete(id ?? "");
    if (error === undefined) {
      pending?.resolve(result);
    } else {
      pending?.reject(new LspError(error.code, error.message));
    }
  }

  #offer(method: string, params: unknown): void {
    const at = this.#waiting.findIndex((each) => each.method === method && each.accepts(params));
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiting === undefined) {
      this.notifications.push({ method, params });
    } else {
      waiting.resolve(params);
    }
  }

  #fail(why: string): void {
    for (const { reject } of this.#pending.values()) {
      reject(new Error(`${why}\n${this.#stderr}`));
    }
    this.#pending.clear();
  }

  async #withDeadline<Value>(value: Promise<Value>, what: string): Promise<Value> {
    const limit = this.#patienceMs;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no ${what} within ${limit} ms`)), limit);
    });
    try {
      return await Promise.race([value, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
