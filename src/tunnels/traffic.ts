import type { Socket } from "node:net";
import { resetSocket } from "#tunnels/reset-socket.ts";

/** The connections of one tunnel, and what they have carried. */
export class Traffic {
  readonly #sockets = new Set<Socket>();
  #total = 0;
  /** Of connections that are over. */
  #sent = 0;
  #received = 0;

  add(socket: Socket, onEnd: () => void): void {
    this.#total += 1;
    this.#sockets.add(socket);
    socket.once("close", () => {
      this.#sockets.delete(socket);
      this.#sent += socket.bytesRead;
      this.#received += socket.bytesWritten;
      onEnd();
    });
  }

  endAll(): void {
    for (const socket of this.#sockets) resetSocket(socket);
  }

  /** `sent` is what clients have sent. */
  count(): { active: number; total: number; sent: number; received: number } {
    const counted = { active: this.#sockets.size, total: this.#total };
    const sum = { sent: this.#sent, received: this.#received };
    for (const { bytesRead, bytesWritten } of this.#sockets) {
      sum.sent += bytesRead;
      sum.received += bytesWritten;
    }
    return { ...counted, ...sum };
  }
}
