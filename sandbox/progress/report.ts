/** Tells a person what goes on. */
export interface Report {
  /** Announces `what`, does `work`, and says how long it took. */
  during<T>(what: string, work: () => Promise<T>): Promise<T>;
  say(line: string): void;
}

export interface ReportStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Says nothing; for callers that only want the result. */
export const silentReport: Report = { during: (_what, work) => work(), say: () => undefined };

/**
 * Each line starts with the seconds since the report was made. On a terminal a last line, written over again and
 * again, shows what runs at the moment; elsewhere there are only lines for what begins and ends.
 */
export function createReport(stream: ReportStream, now = (): number => performance.now()): Report {
  const began = now();
  const running = new Map<symbol, { readonly what: string; readonly since: number }>();
  const live = stream.isTTY === true ? createLiveLine(stream) : undefined;
  let timer: NodeJS.Timeout | undefined;
  const print = (line: string): void => {
    live?.clear();
    stream.write(`${formatSeconds(now() - began).padStart(7)}  ${line}\n`);
    draw();
  };
  const draw = (): void => {
    const parts = [...running.values()].map(({ what, since }) => {
      return `${what} (${formatSeconds(now() - since)})`;
    });
    live?.draw(
      parts.length === 0 ? "" : `${formatSeconds(now() - began).padStart(7)}  ${parts.join(" · ")}`,
    );
  };
  const tick = (): void => {
    if (live === undefined) return;
    if (running.size > 0) timer ??= setInterval(draw, 500).unref();
    else {
      clearInterval(timer);
      timer = undefined;
    }
    draw();
  };
  return {
    say: print,
    during: async (what, work) => {
      const key = Symbol(what);
      const since = now();
      if (live === undefined) print(`${what} …`);
      running.set(key, { what, since });
      tick();
      let outcome = "failed after";
      try {
        const result = await work();
        outcome = "done in";
        return result;
      } finally {
        running.delete(key);
        print(`${what}: ${outcome} ${formatSeconds(now() - since)}`);
        tick();
      }
    },
  };
}

/** 64 s, 10 min 4 s */
export function formatSeconds(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 100 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function createLiveLine(stream: ReportStream): { clear(): void; draw(line: string): void } {
  let shown = false;
  const clear = (): void => {
    if (shown) stream.write("\r\u001b[K");
    shown = false;
  };
  return {
    clear,
    draw: (line) => {
      clear();
      if (line === "") return;
      stream.write(line.slice(0, (stream.columns ?? 80) - 1));
      shown = true;
    },
  };
}
