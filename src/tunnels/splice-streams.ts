import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { freeMemory } from "#tunnels/free-memory.ts";
import { resetSocket } from "#tunnels/reset-socket.ts";

/** Milliseconds that a client gets to close after the pod has closed. */
const farewell = 5000;

/**
 * Carries both directions until both are closed, and holds back where a reader is slow. An end on one side is an end on the
 * other; an error on the pod's side resets the client, so that it never takes a cut for an end. Resolves
 * with the error of the pod's side, if there was one. Chunks that either side gives must be nobody else's: their memory is
 * freed as soon as the other side has taken them.
 */
export function spliceStreams(local: Socket, remote: Duplex): Promise<Error | undefined> {
  return new Promise((resolve) => {
    let failure: Error | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isDone = (): boolean => local.closed && remote.closed;
    const settle = (): void => {
      if (!isDone()) return;
      clearTimeout(timer);
      resolve(failure);
    };
    local.once("error", () => remote.destroy());
    local.once("close", () => {
      remote.destroy();
      settle();
    });
    remote.once("error", (error) => {
      // A client that hangs up on TLS makes the pod's side report a reset, and one may speak after the pod has
      // closed: both are nobody's trouble.
      if (!local.readableEnded && !remote.readableEnded) failure = error;
      resetSocket(local);
    });
    // Counted from when all is on its way: a slow reader may take its time.
    local.once("finish", () => {
      timer = setTimeout(() => local.destroy(), farewell);
    });
    remote.once("close", () => {
      if (!remote.readableEnded && !local.destroyed) resetSocket(local);
      settle();
    });
    carry(local, remote);
    carry(remote, local);
    settle();
  });
}

/** As `pipe`, but all that comes in one turn of the event loop goes out by one call of the system. */
function carry(from: Duplex, to: Duplex): void {
  let isGathering = false;
  const send = (): void => {
    isGathering = false;
    to.uncork();
  };
  from.on("data", (chunk: Buffer) => {
    if (!isGathering) {
      isGathering = true;
      to.cork();
      setImmediate(send);
    }
    // Nobody else holds it, and it is of no use once it is on its way.
    if (!to.write(chunk, () => freeMemory(chunk))) from.pause();
  });
  to.on("drain", () => from.resume());
  from.once("end", () => to.end());
  from.resume();
}
