import type { Duplex } from "node:stream";

/** Length, then the code with which a client asks for TLS. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Asks whatever listens at the other end for TLS, as a client would, and hangs up: the smallest sign of life
 * that only PostgreSQL or PgBouncer gives. Resolves with whether it offers TLS. Fails with the signal's reason when
 * that comes first.
 */
export function probePostgres(stream: Duplex, signal: AbortSignal): Promise<boolean> {
  let abort = (): void => undefined;
  return new Promise<boolean>((resolve, reject) => {
    abort = () => reject(signal.reason as Error);
    stream.once("close", () => reject(new Error(closedEarly)));
    stream.on("error", reject);
    stream.once("data", (answer: Buffer) => {
      const [first] = answer;
      if (first === letterS) resolve(true);
      else if (first === letterN) resolve(false);
      else reject(new Error("what answers there is not PostgreSQL"));
    });
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    stream.write(sslRequest);
  }).finally(() => {
    signal.removeEventListener("abort", abort);
    stream.destroy();
  });
}

const closedEarly = "the connection was closed before PostgreSQL answered";
const letterS = 83;
const letterN = 78;
