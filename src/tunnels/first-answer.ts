import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What a client may say before it hears anything, in bytes: more than any start of a PostgreSQL session. */
const mostKept = 65_536;

/**
 * Keeps what the client says until the pod has answered for the first time. A pod that goes away before
 * has done nothing yet, so the same words may be said to the next one, and the client never knows.
 */
export class FirstAnswer {
  readonly #local: Socket;
  readonly #said: Buffer[] = [];
  #length = 0;
  #hasEnded = false;

  constructor(local: Socket) {
    this.#local = local;
    local.once("end", () => (this.#hasEnded = true));
  }

  /** Whether the client still waits for somebody to answer. */
  get isWanted(): boolean {
    return !this.#hasEnded && !this.#local.destroyed;
  }

  /** Whether all that was said is known still. */
  get canRepeat(): boolean {
    return this.#length <= mostKept;
  }

  /** Resolves when the pod has answered, or when too much was said to say it again. Fails if the pod goes away before. */
  await(remote: Duplex): Promise<void> {
    for (const chunk of this.#said) remote.write(chunk);
    const local = this.#local;
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.#said.push(chunk);
        this.#length += chunk.length;
        remote.write(chunk);
        if (this.#length > mostKept) finish(resolve);
      };
      const answer = (): void => {
        // The end of the stream makes it readable as well.
        if (remote.readableLength > 0) finish(resolve);
        else remote.read(0);
      };
      const fail = (error?: Error): void =>
        finish(() =>
          reject(error ?? new Error("the pod closed the connection before it answered")),
        );
      const end = (): void => fail();
      const leave = (): void => finish(resolve);
      const finish = (act: () => void): void => {
        local.pause();
        local.off("data", hear).off("end", leave).off("close", leave);
        remote.off("readable", answer).off("error", fail).off("end", end).off("close", end);
        act();
      };
      remote.on("readable", answer).on("error", fail).on("end", end).on("close", end);
      local.on("data", hear).on("end", leave).on("close", leave);
      local.resume();
    });
  }
}
