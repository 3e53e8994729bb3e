import type { RemoteProgram, Screen, ScreenSize } from "#commands/connection/connect-services.ts";
import type { ExecListener, ExecSession } from "#kube/stream/open-exec.ts";

export interface PodPsqlPort {
  /** Runs psql once; fails with the reason. */
  readonly run: (listener: ExecListener, signal: AbortSignal) => Promise<ExecSession>;
  /** Written before each session. */
  readonly banner: () => string;
  readonly describeEnd: (end: { exitCode: number; problem: string | undefined }) => string;
}

const resetColours = "\u001B[0m";

/** psql in a pod as a terminal: after its end, Enter opens it again. */
export class PodPsql implements RemoteProgram {
  readonly #port: PodPsqlPort;
  readonly #closed = new AbortController();
  #screen: Screen | undefined;
  #size: ScreenSize = { columns: 80, rows: 24 };
  #session: ExecSession | undefined;
  #isStarting = false;

  constructor(port: PodPsqlPort) {
    this.#port = port;
  }

  open(screen: Screen, size: ScreenSize): void {
    this.#screen = screen;
    this.#size = size;
    void this.#start();
  }

  type(text: string): void {
    if (this.#session !== undefined) this.#session.type(text);
    else if (!this.#isStarting && text.includes("\r")) void this.#start();
  }

  resize(size: ScreenSize): void {
    this.#size = size;
    this.#session?.resize(size.columns, size.rows);
  }

  close(): void {
    this.#closed.abort();
    this.#session?.close();
  }

  async #start(): Promise<void> {
    this.#isStarting = true;
    this.#screen?.write(this.#port.banner());
    try {
      const session = await this.#port.run(
        {
          onOutput: (text) => this.#screen?.write(text),
          onEnd: (end) => this.#end(end),
        },
        this.#closed.signal,
      );
      this.#session = session;
      if (this.#closed.signal.aborted) session.close();
      session.resize(this.#size.columns, this.#size.rows);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.#end({ exitCode: 1, problem });
    } finally {
      this.#isStarting = false;
    }
  }

  #end(end: { exitCode: number; problem: string | undefined }): void {
    this.#session = undefined;
    if (this.#closed.signal.aborted) return;
    if (end.problem === undefined && end.exitCode === 0) this.#screen?.end(0);
    else this.#screen?.write(`\r\n${resetColours}${this.#port.describeEnd(end)}\r\n`);
  }
}
