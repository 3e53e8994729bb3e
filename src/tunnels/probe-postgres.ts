import type { Duplex } from "node:stream";

/** Length, then the code with which a client asks for TLS. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Asks whatever listens at the other end for TLS, as a client would, and hangs up: the smallest sign of life
 * that only PostgreSQL or PgBouncer gives. Resolves with whether it offers TLS.
 */
export function probePostgres(stream: Duplex, limit: number): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`PostgreSQL did not answer within ${limit / 1000} s`)),
      limit,
    );
    stream.once("close", () => {
      clearTimeout(timer);
      reject(new Error("the connection was closed before PostgreSQL answered"));
    });
    stream.on("error", reject);
    stream.once("data", (answer: Buffer) => {
      const [first] = answer;
      if (first === letterS) resolve(true);
      else if (first === letterN) resolve(false);
      else reject(new Error("what answers there is not PostgreSQL"));
    });
    stream.write(sslRequest);
  }).finally(() => stream.destroy());
}

const letterS = 83;
const letterN = 78;
