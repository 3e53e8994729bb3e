import { Duplex } from "node:stream";
import type WebSocket from "ws";
import type { RawData } from "ws";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import { openWebSocket } from "#kube/stream/open-web-socket.ts";

export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
  /** How long the pod may be silent after our side has ended, in milliseconds; 10,000. */
  readonly lastWords?: number;
}

/**
 * One TCP connection to a port of a pod, over a WebSocket of its own, so that what happens to one
 * connection never touches another. The stream ends when the pod closes, and fails with a `KubeError`
 * when the pod refuses or the way breaks. Both directions hold back when the reader is slow.
 */
export async function openPodPort(
  connection: Connection,
  { namespace, pod, port, lastWords = usualLastWords }: PodPort,
  signal?: AbortSignal,
): Promise<Duplex> {
  const names = [namespace, pod].map(encodeURIComponent);
  const socket = await openWebSocket(connection, {
    path: `/api/v1/namespaces/${names[0]}/pods/${names[1]}/portforward`,
    query: [["ports", String(port)]],
    protocols: ["v5.channel.k8s.io", "v4.channel.k8s.io"],
    signal,
    isOneOfMany: true,
  });
  return new PodStream(socket, lastWords);
}

const dataChannel = 0;
const errorChannel = 1;
const dataPrefix = Buffer.from([dataChannel]);
/** Each channel begins with the port, as two bytes. */
const preludeLength = 2;
/** Says that nothing more comes on the data channel. */
const closeData = Buffer.from([255, dataChannel]);
/** Milliseconds between two pings; a way that answers none of them is dead. */
const pingPause = 20_000;
/** A ping that is this much late, in milliseconds, comes after a sleep of the machine, which few ways survive. */
const sleepTolerance = 20_000;
/** Milliseconds for an answer then. */
const wakeLimit = 5_000;
/** Older versions of the protocol cannot close one direction: the pod may be silent this long before all is closed, in milliseconds. */
const usualLastWords = 10_000;
/** Bytes that wait for a slow reader in each direction. */
const highWaterMark = 262_144;

class PodStream extends Duplex {
  readonly #socket: WebSocket;
  readonly #begun = new Set<number>();
  readonly #pings: ReturnType<typeof setInterval>;
  readonly #lastWords: number;
  #ending: ReturnType<typeof setTimeout> | undefined;
  #waking: ReturnType<typeof setTimeout> | undefined;
  #isAlive = true;
  #pinged = Date.now();

  constructor(socket: WebSocket, lastWords: number) {
    super({ allowHalfOpen: true, highWaterMark });
    this.#socket = socket;
    this.#lastWords = lastWords;
    socket.binaryType = "nodebuffer";
    socket.on("message", (data) => this.#receive(data));
    socket.on("pong", () => (this.#isAlive = true));
    socket.on("close", (code) => this.#closed(code));
    socket.on("error", (cause) => this.destroy(brokenOff(cause)));
    this.#pings = setInterval(() => this.#ping(), pingPause);
    this.#pings.unref();
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#send([chunk], done);
  }

  override _writev(
    chunks: readonly { readonly chunk: Buffer }[],
    done: (error?: Error | null) => void,
  ): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  override _final(done: () => void): void {
    // From the fifth version on a direction can be closed; before, only the whole.
    if (this.#socket.protocol.startsWith("v5.")) this.#socket.send(closeData, done);
    else done();
    this.#awaitLastWords();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.#pings);
    clearTimeout(this.#ending);
    clearTimeout(this.#waking);
    this.#socket.terminate();
    done(error);
  }

  /** More may be given at once while little waits, so that a busy machine has something to do each time it gets to it. */
  #send(chunks: readonly Buffer[], done: (error?: Error | null) => void): void {
    const message = Buffer.concat([dataPrefix, ...chunks]);
    if (this.#socket.bufferedAmount > highWaterMark) {
      this.#socket.send(message, (error) => done(error && brokenOff(error)));
      return;
    }
    this.#socket.send(message, (error) => {
      if (error) this.destroy(brokenOff(error));
    });
    done();
  }

  #receive(data: RawData): void {
    const message = data as Buffer;
    const [channel = dataChannel] = message;
    const body = message.subarray(1);
    if (!this.#begun.has(channel)) {
      this.#begun.add(channel);
      const rest = body.subarray(preludeLength);
      if (rest.length > 0) this.#take(channel, rest);
      return;
    }
    this.#take(channel, body);
  }

  #take(channel: number, body: Buffer): void {
    if (channel === errorChannel) {
      this.destroy(new KubeError("unreachable", body.toString().trim()));
      return;
    }
    if (channel !== dataChannel) return;
    if (this.#ending !== undefined) this.#awaitLastWords();
    if (!this.push(body)) this.#socket.pause();
  }

  #awaitLastWords(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.#socket.close(), this.#lastWords);
  }

  #closed(code: number): void {
    clearTimeout(this.#ending);
    const isOrderly = code === 1000 || code === 1005;
    if (isOrderly || this.writableEnded) this.push(null);
    else this.destroy(brokenOff());
  }

  #ping(): void {
    const now = Date.now();
    const hasSlept = now - this.#pinged > pingPause + sleepTolerance;
    this.#pinged = now;
    // While the reader is slow nothing is read, so no answer can arrive.
    if (this.#socket.isPaused) this.#isAlive = true;
    if (!this.#isAlive) {
      this.#giveUp();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
    if (hasSlept) this.#waking = setTimeout(() => this.#judgeWaking(), wakeLimit);
  }

  #judgeWaking(): void {
    if (!this.#isAlive && !this.#socket.isPaused) this.#giveUp();
  }

  #giveUp(): void {
    this.destroy(new KubeError("timeout", "the API server does not answer any more"));
  }
}

function brokenOff(cause?: Error): KubeError {
  return new KubeError("unreachable", "the connection to the API server broke off", { cause });
}
