import type { ServerResponse } from "node:http";
import type { CannedAnswer, SeenRequest, Takeover } from "#test/support/kube/fake-api.ts";

interface Run {
  readonly lines: string[];
  isOver: boolean;
}

interface OpenStream {
  readonly key: string;
  readonly run: Run;
  readonly response: ServerResponse;
}

/** Logs of containers as the kubelet gives them: runs, time stamps, `follow`, `previous`, `tailLines`, `sinceTime`. */
export class FakeLogs {
  readonly #runs = new Map<string, Run[]>();
  readonly #streams = new Set<OpenStream>();
  #clock = Date.parse("2026-11-28T12:00:00Z");

  /** Adds a line to the run of the moment; without a stamp each is a millisecond after the one before. */
  write(pod: string, container: string, text: string, stamp?: string): void {
    this.#clock += 1;
    const { key, run } = this.#current(pod, container);
    const line = `${stamp ?? new Date(this.#clock).toISOString().replace("Z", "000000Z")} ${text}\n`;
    run.lines.push(line);
    for (const stream of this.#streams) if (stream.key === key) stream.response.write(line);
  }

  /** Lets the clock of the lines go on. */
  pass(milliseconds: number): void {
    this.#clock += milliseconds;
  }

  /** The run of the moment ends: streams that follow it end in order. */
  end(pod: string, container: string): void {
    const { key, run } = this.#current(pod, container);
    run.isOver = true;
    for (const stream of this.#streams) {
      if (stream.key !== key) continue;
      this.#streams.delete(stream);
      stream.response.end();
    }
  }

  /** A new run begins; the one before must be over. */
  restart(pod: string, container: string): void {
    this.#runs.get(`${pod}/${container}`)?.push({ lines: [], isOver: false });
  }

  /** Breaks all connections. */
  cut(): void {
    for (const { response } of this.#streams) response.destroy();
  }

  get open(): number {
    return this.#streams.size;
  }

  /** For `FakeApi.intercept`; undefined for what is no question for a log. */
  answer({ path, query }: SeenRequest): CannedAnswer | Takeover | undefined {
    const [, pod] = /\/pods\/([^/]+)\/log$/.exec(path) ?? [];
    if (pod === undefined) return undefined;
    const key = `${pod}/${query.get("container") ?? ""}`;
    const runs = this.#runs.get(key) ?? [];
    const run = query.get("previous") === "true" ? runs.at(-2) : runs.at(-1);
    if (run === undefined) return notThere;
    return (response) => {
      response.writeHead(200, { "Content-Type": "text/plain" });
      response.flushHeaders();
      for (const line of select(run.lines, query)) response.write(line);
      if (query.get("follow") !== "true" || run.isOver) response.end();
      else this.#follow({ key, run, response });
    };
  }

  #follow(stream: OpenStream): void {
    this.#streams.add(stream);
    stream.response.once("close", () => this.#streams.delete(stream));
  }

  #current(pod: string, container: string): { key: string; run: Run } {
    const key = `${pod}/${container}`;
    const runs = this.#runs.get(key) ?? [{ lines: [], isOver: false }];
    this.#runs.set(key, runs);
    return { key, run: runs.at(-1) ?? { lines: [], isOver: false } };
  }
}

const notThere: CannedAnswer = {
  status: 400,
  body: { code: 400, reason: "BadRequest", message: "container is waiting to start" },
};

function select(lines: readonly string[], query: URLSearchParams): readonly string[] {
  const since = query.get("sinceTime");
  const tail = query.get("tailLines");
  // The real server knows whole seconds only.
  const recent =
    since === null ? lines : lines.filter((line) => line.slice(0, 19) >= since.slice(0, 19));
  return tail === null ? recent : recent.slice(-Number(tail));
}
