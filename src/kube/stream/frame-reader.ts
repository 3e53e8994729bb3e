import { FrameError, isControl, opcodes, readFrameHeader } from "#kube/stream/frame-header.ts";
import type { FrameHeader } from "#kube/stream/frame-header.ts";

export interface FrameListener {
  /**
   * Bytes of a channel in their order. `isEnd`: a message of the server ends with them; several may have come together.
   * Nobody else holds a view of their memory.
   */
  onBytes(channel: number, bytes: Buffer, isEnd: boolean): void;
  onControl(opcode: number, payload: Buffer): void;
}

/**
 * Reads the frames of a server whose messages each begin with the number of a channel, as those of Kubernetes do. Messages
 * are not waited for to their ends, and nothing is copied that comes in bulk: the frames of one read are pushed together
 * in the memory in which they came. Throws a `FrameError`.
 */
export class FrameReader {
  readonly #listener: FrameListener;
  #bytes: Buffer = nothing;
  #at = 0;
  /** The start of a header that came in parts. */
  #start: Buffer = nothing;
  /** Undefined between two frames. */
  #frame: FrameHeader | undefined;
  /** Bytes of its payload that are still to come. */
  #left = 0;
  #control: Buffer[] = [];
  /** A message goes on in a further frame. */
  #isOpen = false;
  /** Of the message; undefined before its first byte. */
  #channel: number | undefined;
  /** What stands at the beginning of the memory, pushed together and not given yet. */
  #run = { channel: 0, length: 0, isEnd: false };

  constructor(listener: FrameListener) {
    this.#listener = listener;
  }

  /** Takes the memory over. */
  read(chunk: Buffer): void {
    this.#bytes = this.#start.length === 0 ? chunk : Buffer.concat([this.#start, chunk]);
    this.#start = nothing;
    this.#at = 0;
    while (this.#at < this.#bytes.length && this.#openFrame()) this.#takePayload();
    this.#giveRun((bytes) => bytes);
    this.#bytes = nothing;
  }

  /** Whether there is one to go on with. */
  #openFrame(): boolean {
    if (this.#frame !== undefined) return true;
    const frame = readFrameHeader(this.#bytes, this.#at);
    if (frame === undefined) {
      this.#start = Buffer.from(this.#bytes.subarray(this.#at));
      return false;
    }
    if (!isControl(frame.opcode)) {
      if ((frame.opcode === opcodes.rest) !== this.#isOpen) throw new FrameError("a stray frame");
      this.#isOpen = !frame.isFinal;
    }
    this.#at += frame.size;
    this.#frame = frame;
    this.#left = frame.length;
    return true;
  }

  #takePayload(): void {
    const [from, end] = [this.#at, Math.min(this.#at + this.#left, this.#bytes.length)];
    this.#left -= end - from;
    this.#at = end;
    if (this.#isInControl) this.#control.push(Buffer.from(this.#bytes.subarray(from, end)));
    else this.#takeData(from, end);
    if (this.#left === 0) this.#closeFrame();
  }

  get #isInControl(): boolean {
    return this.#frame !== undefined && isControl(this.#frame.opcode);
  }

  #takeData(from: number, end: number): void {
    const isFirst = this.#channel === undefined && end > from;
    if (isFirst) this.#channel = this.#bytes[from];
    const start = isFirst ? from + 1 : from;
    if (this.#channel === undefined || start === end) return;
    if (this.#run.channel !== this.#channel) this.#giveRun(copy);
    if (start !== this.#run.length) this.#bytes.copyWithin(this.#run.length, start, end);
    this.#run.channel = this.#channel;
    this.#run.length += end - start;
    this.#run.isEnd = false;
  }

  #closeFrame(): void {
    const { opcode = 0, isFinal = true } = this.#frame ?? {};
    this.#frame = undefined;
    if (isControl(opcode)) {
      const payload = Buffer.concat(this.#control);
      this.#control = [];
      this.#giveRun(copy);
      this.#listener.onControl(opcode, payload);
    } else if (isFinal) {
      this.#channel = undefined;
      this.#run.isEnd = true;
    }
  }

  /** As a copy where something else follows, which may not share the memory. */
  #giveRun(take: (bytes: Buffer) => Buffer): void {
    const { channel, length, isEnd } = this.#run;
    this.#run.length = 0;
    if (length > 0) this.#listener.onBytes(channel, take(this.#bytes.subarray(0, length)), isEnd);
  }
}

function copy(bytes: Buffer): Buffer {
  return Buffer.from(bytes);
}

const nothing = Buffer.alloc(0);
