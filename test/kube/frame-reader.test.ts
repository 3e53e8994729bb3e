import assert from "node:assert/strict";
import { Duplex } from "node:stream";
import { test } from "node:test";
import * as library from "ws";
import { FrameError } from "#kube/stream/frame-header.ts";
import { FrameReader } from "#kube/stream/frame-reader.ts";

/** Its types leave it out. */
interface Sender {
  send(data: Buffer, options: object, done: () => void): void;
  ping(data: string, mask: boolean, done: () => void): void;
  pong(data: string, mask: boolean, done: () => void): void;
  close(code: number, data: string, mask: boolean, done: () => void): void;
}
const { Sender } = library as unknown as { readonly Sender: new (socket: Duplex) => Sender };

/** What was heard: bytes by channel, `|` where a message ends, and control frames in their place. */
function hear(chunks: readonly Buffer[]): string[] {
  const heard: { name: string; text: string }[] = [];
  let given: Buffer | undefined;
  const reader = new FrameReader({
    onBytes(channel, bytes, isEnd) {
      assert.notEqual(bytes.length, 0);
      assert.notEqual(bytes.buffer, given?.buffer, "memory is given to one only");
      given = bytes.length === bytes.buffer.byteLength ? bytes : undefined;
      const [name, text] = [`${channel}:`, bytes.toString("latin1") + (isEnd ? "|" : "")];
      const before = heard.at(-1);
      // Where it was cut does not matter.
      if (before?.name === name && !before.text.endsWith("|")) before.text += text;
      else heard.push({ name, text });
    },
    onControl: (opcode, payload) =>
      void heard.push({ name: `control ${opcode} `, text: payload.toString("latin1") }),
  });
  for (const chunk of chunks) {
    // As each read of a socket has memory of its own, which the reader takes over.
    const own = Buffer.alloc(chunk.length);
    chunk.copy(own);
    reader.read(own);
  }
  return heard.map(({ name, text }) => name + text);
}

/** The frames that a server writes, by the library that servers use. */
function write(work: (sender: Sender, options: object) => void): Buffer {
  const written: Buffer[] = [];
  const socket = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      written.push(Buffer.from(chunk));
      done();
    },
  });
  work(new Sender(socket), { fin: true, binary: true, mask: false, compress: false });
  return Buffer.concat(written);
}

const ignore = (): void => undefined;
const message = (channel: number, text: string): Buffer =>
  Buffer.concat([Buffer.from([channel]), Buffer.from(text, "latin1")]);

function cut(bytes: Buffer, sizes: () => number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + Math.max(1, sizes());
    chunks.push(bytes.subarray(at, end));
    at = end;
  }
  return chunks;
}

function writeAll(lengths: readonly number[]): { bytes: Buffer; expected: string } {
  const bytes = write((sender, options) => {
    sender.send(message(1, "xx"), options, ignore);
    for (const length of lengths) sender.send(message(0, "x".repeat(length)), options, ignore);
    sender.send(message(3, "status"), options, ignore);
    sender.ping("are you there", false, ignore);
    sender.send(message(0, "in "), { ...options, fin: false }, ignore);
    sender.pong("yes", false, ignore);
    sender.send(message(1, "parts"), { ...options, fin: true }, ignore);
    sender.close(1000, "bye", false, ignore);
  });
  const data = lengths.reduce((sum, length) => sum + length, 0);
  const expected = [
    "1:xx",
    `0:${"x".repeat(data)}`,
    "3:status",
    "control 9 are you there",
    "0:in ",
    "control 10 yes",
    // A further frame of a message has no channel of its own.
    "0:\u0001parts",
    "control 8 \u0003\u00e8bye",
  ];
  return { bytes, expected: expected.join("\n") };
}

/** The same whichever way it is cut, but for messages of a channel that come together. */
const joined = (heard: readonly string[]): string =>
  heard
    .map((line) => line.replace("|", ""))
    .reduce<string[]>((all, line) => {
      const name = /^\d+:/.exec(line)?.[0];
      const last = all.at(-1);
      if (name !== undefined && last?.startsWith(name) === true) {
        return [...all.slice(0, -1), last + line.slice(name.length)];
      }
      return [...all, line];
    }, [])
    .join("\n");

test("frames of all sizes, in parts and with control frames between", () => {
  const { bytes, expected } = writeAll([2, 0, 124, 125, 126, 65_534, 65_535, 65_536, 200_000]);
  assert.equal(joined(hear([bytes])), expected);
});

test("wherever they are cut", () => {
  const small = writeAll([2, 0, 124, 125, 126]);
  assert.equal(joined(hear(cut(small.bytes, () => 1))), small.expected);
  const large = writeAll([2, 0, 124, 125, 126, 65_535, 65_536]);
  let seed = 7;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 40; round += 1) {
    const [{ bytes, expected }, most] = (
      [
        [small, 3],
        [small, 20],
        [large, 20_000],
        [large, 100_000],
      ] as const
    )[round % 4] ?? [small, 1];
    const chunks = cut(bytes, () => Math.floor(random() * most));
    assert.equal(joined(hear(chunks)), expected, `round ${round}`);
  }
});

test("the end of a message is told with its last bytes", () => {
  const frames = write((sender, options) => {
    for (const text of ["one", "two"]) sender.send(message(1, text), options, ignore);
  });
  assert.deepEqual(hear([frames]), ["1:onetwo|"]);
  assert.deepEqual(hear([frames.subarray(0, 6), frames.subarray(6)]), ["1:one|", "1:two|"]);
  assert.deepEqual(hear([frames.subarray(0, 5)]), ["1:on"]);
});

test("what no server may say is refused", () => {
  for (const nonsense of [
    [0x82, 0x81, 0, 0, 0, 0, 0],
    [0xc2, 1, 0],
    [0x83, 1, 0],
    [0x80, 1, 0],
    [0x09, 0],
    [0x89, 126, 0, 200],
    [0x02, 1, 0, 0x82, 1, 0],
  ]) {
    assert.throws(() => hear([Buffer.from(nonsense)]), FrameError, String(nonsense));
  }
});
