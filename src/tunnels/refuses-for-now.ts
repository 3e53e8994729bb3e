import type { Duplex } from "node:stream";

/** First byte of PostgreSQL's ErrorResponse. */
const errorResponse = 0x45;
/** Its field for `cannot_connect_now`: the server is starting up or shutting down. */
const cannotConnectNow = "C57P03\0";

/** Whether the first answer of a server, which stays to be read, says that it takes no sessions at the moment. */
export function refusesForNow(remote: Duplex): boolean {
  const chunk = remote.read() as Buffer | null;
  if (chunk === null) return false;
  remote.unshift(chunk);
  return chunk[0] === errorResponse && chunk.includes(cannotConnectNow);
}
