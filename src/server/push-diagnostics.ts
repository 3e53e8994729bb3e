import { guard } from "#server/answer.ts";
import type { OpenFile } from "#server/open-file.ts";
import { reportOn, type Report } from "#server/report.ts";
import type { Session } from "#server/session.ts";

interface Pushed {
  timer?: ReturnType<typeof setTimeout> | undefined;
  /** Tells runs apart: a newer one ends the older. */
  run: number;
  cost: number;
  published: boolean;
}

/** Short enough to feel immediate, long enough to swallow a burst of key strokes. */
const quietMs = 25;
const longestQuietMs = 150;

/** Diagnostics for clients that do not ask for them. */
export class PushDiagnostics {
  readonly #session: Session;
  readonly #states = new Map<string, Pushed>();

  constructor(session: Session) {
    this.#session = session;
  }

  opened(file: OpenFile): void {
    this.#start(file);
  }

  changed(file: OpenFile): void {
    const state = this.#stateOf(file.uri);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => this.#start(file), quietAfter(state.cost));
  }

  closed(uri: string): void {
    const state = this.#stateOf(uri);
    clearTimeout(state.timer);
    state.run += 1;
    this.#states.delete(uri);
    if (state.published) {
      this.#send({ uri, diagnostics: [] });
    }
  }

  /** Settings changed: everything open is judged anew. */
  refresh(): void {
    this.#session.files.forEach((file) => this.#start(file));
  }

  #start(file: OpenFile): void {
    const state = this.#stateOf(file.uri);
    state.run += 1;
    const { run } = state;
    guard(this.#session, "diagnostics", async () => {
      const report = await reportOn(this.#session, file, () => state.run !== run);
      if (report !== undefined) {
        this.#publish(file, state, report);
      }
    });
  }

  #publish(file: OpenFile, state: Pushed, report: Report): void {
    state.cost = report.cost;
    // Of a file that never was ours the client hears nothing at all.
    if (report.diagnostics.length > 0 || state.published || file.mayBeOurs) {
      state.published = true;
      const { version, diagnostics } = report;
      this.#send({ uri: file.uri, version, diagnostics: [...diagnostics] });
    }
  }

  #send(params: Parameters<Session["connection"]["sendDiagnostics"]>[0]): void {
    guard(this.#session, "publishDiagnostics", () =>
      this.#session.connection.sendDiagnostics(params),
    );
  }

  #stateOf(uri: string): Pushed {
    const state = this.#states.get(uri) ?? { run: 0, cost: 0, published: false };
    this.#states.set(uri, state);
    return state;
  }
}

/** Where the work takes longer than the pause between two key strokes, wait for a longer pause. */
function quietAfter(cost: number): number {
  return Math.min(Math.max(quietMs, cost * 2), longestQuietMs);
}
