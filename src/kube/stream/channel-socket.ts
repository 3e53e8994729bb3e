import { randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import { opcodes, writeFrameHeader } from "#kube/stream/frame-header.ts";
import { FrameReader } from "#kube/stream/frame-reader.ts";

export interface ChannelListener {
  /** See `FrameListener`. */
  onBytes(channel: number, bytes: Buffer, isEnd: boolean): void;
  onPong?(): void;
  /** Called once, after all bytes. */
  onEnd(end: SocketEnd): void;
}

export interface SocketEnd {
  /** What the server says, as RFC 6455, 7.4 has it; 1006: it said nothing. */
  readonly code: number;
  readonly cause: Error | undefined;
}

export interface UpgradedSocket {
  readonly socket: Duplex;
  /** What came along with the server's consent. */
  readonly head: Buffer;
  readonly protocol: string;
  readonly isEncrypted: boolean;
}

/** Milliseconds for the server to close what both have agreed to close. */
const farewell = 2_000;
const normal = Buffer.from([1000 >> 8, 1000 & 255]);
const noMask = Buffer.alloc(4);
const nothing = Buffer.alloc(0);

/**
 * A WebSocket to an API server, whose messages belong to channels. Libraries give each message as a whole, in memory
 * of its own; a tunnel carries gigabytes of them, and here they stay where they came in.
 */
export class ChannelSocket {
  readonly #socket: Duplex;
  readonly #head: Buffer;
  /** The sub-protocol that the server has chosen. */
  readonly protocol: string;
  /**
   * A mask hides what is sent from caches on the way that take it for HTTP. Inside TLS there are none, and to mask costs
   * a copy of every byte.
   */
  readonly #isMasked: boolean;
  #listener: ChannelListener | undefined;
  #hasEnded = false;
  #isClosing = false;
  #cause: Error | undefined;

  /** Takes over a socket that the server has upgraded; nothing is read before somebody listens. */
  constructor({ socket, head, protocol, isEncrypted }: UpgradedSocket) {
    this.#socket = socket;
    this.#head = head;
    this.protocol = protocol;
    this.#isMasked = !isEncrypted;
    socket.on("error", (error) => (this.#cause ??= error));
    socket.once("close", () => this.#end(1006));
  }

  listen(listener: ChannelListener): void {
    this.#listener = listener;
    const reader = new FrameReader({
      onBytes: (channel, bytes, isEnd) => {
        if (!this.#hasEnded) listener.onBytes(channel, bytes, isEnd);
      },
      onControl: (opcode, payload) => this.#obey(opcode, payload),
    });
    const read = (chunk: Buffer): void => {
      try {
        reader.read(chunk);
      } catch (error) {
        this.#cause ??= error as Error;
        this.destroy();
      }
    };
    if (this.#head.length > 0) read(Buffer.from(this.#head));
    this.#socket.on("data", read);
    this.#socket.once("end", () => this.destroy());
  }

  /** One message out of several pieces; `done` comes when the system has taken them. */
  send(
    channel: number,
    pieces: readonly Buffer[],
    done: (error?: Error | null) => void = ignore,
  ): void {
    this.#sendFrame(opcodes.binary, [Buffer.from([channel]), ...pieces], done);
  }

  ping(): void {
    this.#sendFrame(opcodes.ping, []);
  }

  /** Asks the server to end; all that was sent before still goes. */
  close(): void {
    this.#close(normal);
  }

  /** Ends at once. */
  destroy(): void {
    this.#socket.destroy();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  get isPaused(): boolean {
    return this.#socket.isPaused();
  }

  #sendFrame(
    opcode: number,
    pieces: readonly Buffer[],
    done: (error?: Error | null) => void = ignore,
  ): void {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const mask = this.#isMasked ? randomBytes(4) : noMask;
    const payload = this.#isMasked ? [hide(Buffer.concat(pieces), mask)] : pieces;
    const socket = this.#socket;
    socket.cork();
    socket.write(writeFrameHeader(opcode, length, mask));
    for (const piece of payload.slice(0, -1)) socket.write(piece);
    socket.write(payload.at(-1) ?? nothing, done);
    socket.uncork();
  }

  #obey(opcode: number, payload: Buffer): void {
    if (opcode === opcodes.ping) this.#sendFrame(opcodes.pong, [payload]);
    else if (opcode === opcodes.pong) this.#listener?.onPong?.();
    else {
      // The server closes as soon as it has heard the same.
      this.#close(payload.subarray(0, 2));
      this.#end(payload.length < 2 ? 1005 : payload.readUInt16BE(0));
    }
  }

  #close(code: Buffer): void {
    if (this.#isClosing || this.#socket.writableEnded) return;
    this.#isClosing = true;
    this.#sendFrame(opcodes.close, [code]);
    const patience = setTimeout(() => this.destroy(), farewell);
    this.#socket.once("close", () => clearTimeout(patience));
  }

  #end(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#listener?.onEnd({ code, cause: this.#cause });
  }
}

function ignore(): void {
  // Whoever sends does not wait for it.
}

function hide(bytes: Buffer, mask: Buffer): Buffer {
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = (bytes[index] ?? 0) ^ (mask[index & 3] ?? 0);
  }
  return bytes;
}
