/** What a frame of a WebSocket carries (RFC 6455, 5.2). */
export const opcodes = { rest: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** What stands before the payload of a frame. */
export interface FrameHeader {
  /** Its own length in bytes. */
  readonly size: number;
  readonly opcode: number;
  /** The message ends with this frame. */
  readonly isFinal: boolean;
  /** Of the payload, in bytes. */
  readonly length: number;
}

/** The server says something that no WebSocket may say. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

/** Undefined: it goes on in bytes that have not come yet. */
export function readFrameHeader(bytes: Buffer, at: number): FrameHeader | undefined {
  const here = bytes.length - at;
  if (here < 2) return undefined;
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  const size = sizes.get(second & 0x7f) ?? 2;
  if (here < size) return undefined;
  const header = {
    size,
    opcode: first & 0x0f,
    isFinal: (first & 0x80) !== 0,
    length: readLength(bytes, at, size),
  };
  refuseNonsense(header, first, second);
  return header;
}

/** By what the seven bits for the length say, where they do not say the length itself. */
const sizes: ReadonlyMap<number, number> = new Map([
  [126, 4],
  [127, 10],
]);

function readLength(bytes: Buffer, at: number, size: number): number {
  if (size === 4) return bytes.readUInt16BE(at + 2);
  if (size === 10) return Number(bytes.readBigUInt64BE(at + 2));
  return (bytes[at + 1] ?? 0) & 0x7f;
}

function refuseNonsense(header: FrameHeader, first: number, second: number): void {
  if ((first & 0x70) !== 0) throw new FrameError("a frame of an extension that was not agreed on");
  if ((second & 0x80) !== 0) throw new FrameError("a frame with a mask, which only clients have");
  if (!known.has(header.opcode)) throw new FrameError(`a frame of the kind ${header.opcode}`);
  if (isControl(header.opcode) && (!header.isFinal || header.length > 125)) {
    throw new FrameError("a control frame in parts");
  }
}

const known: ReadonlySet<number> = new Set(Object.values(opcodes));

export function isControl(opcode: number): boolean {
  return opcode >= opcodes.close;
}

/** The start of a whole message of a client. */
export function writeFrameHeader(opcode: number, length: number, mask: Buffer): Buffer {
  const size = length > 0xffff ? 10 : length > 125 ? 4 : 2;
  const header = Buffer.allocUnsafe(size + mask.length);
  header[0] = 0x80 | opcode;
  header[1] = 0x80 | (size === 2 ? length : size === 4 ? 126 : 127);
  if (size === 4) header.writeUInt16BE(length, 2);
  if (size === 10) header.writeBigUInt64BE(BigInt(length), 2);
  mask.copy(header, size);
  return header;
}
