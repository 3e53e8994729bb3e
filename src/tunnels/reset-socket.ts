import type { Socket } from "node:net";

/**
 * Lets the other end see a reset, so that it never takes a cut for an end. While an orderly end is under way the system
 * refuses to reset, and Node would leave the socket open for ever: then the end has to do, before which all was sent.
 */
export function resetSocket(socket: Socket): void {
  const isEnding = socket.writableEnded && socket.writableLength === 0 && !socket.writableFinished;
  if (isEnding) socket.destroy();
  else socket.resetAndDestroy();
}
