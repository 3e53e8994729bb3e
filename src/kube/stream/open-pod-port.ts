import { Duplex } from "node:stream";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { ChannelSocket, SocketEnd } from "#kube/stream/channel-socket.ts";
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
/** Each channel begins with the port, as two bytes. */
const preludeLength = 2;
/** Takes the numbers of channels on which nothing more comes. */
const closeChannel = 255;
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
  readonly #socket: ChannelSocket;
  /** Bytes of the prelude that are still to come. */
  readonly #prelude = { [dataChannel]: preludeLength, [errorChannel]: preludeLength };
  #problem = "";
  readonly #pings: ReturnType<typeof setInterval>;
  readonly #lastWords: number;
  #ending: ReturnType<typeof setTimeout> | undefined;
  #waking: ReturnType<typeof setTimeout> | undefined;
  #isAlive = true;
  #pinged = Date.now();

  constructor(socket: ChannelSocket, lastWords: number) {
    super({ allowHalfOpen: true, highWaterMark });
    this.#socket = socket;
    this.#lastWords = lastWords;
    socket.listen({
      onBytes: (channel, bytes, isEnd) => this.#receive(channel, bytes, isEnd),
      onPong: () => void (this.#isAlive = true),
      onEnd: (end) => this.#closed(end),
    });
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
    if (this.#socket.protocol.startsWith("v5.")) {
      this.#socket.send(closeChannel, [Buffer.from([dataChannel])], done);
    } else done();
    this.#awaitLastWords();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearInterval(this.#pings);
    clearTimeout(this.#ending);
    clearTimeout(this.#waking);
    this.#socket.destroy();
    done(error);
  }

  #send(pieces: readonly Buffer[], done: (error?: Error | null) => void): void {
    this.#socket.send(dataChannel, pieces, (error) => done(error && brokenOff(error)));
  }

  #receive(channel: number, bytes: Buffer, isEnd: boolean): void {
    if (channel !== dataChannel && channel !== errorChannel) return;
    const skipped = Math.min(this.#prelude[channel], bytes.length);
    this.#prelude[channel] -= skipped;
    const body = bytes.subarray(skipped);
    if (body.length === 0) return;
    if (channel === dataChannel) this.#take(body);
    else this.#hearProblem(body, isEnd);
  }

  #take(body: Buffer): void {
    if (this.#ending !== undefined) this.#awaitLastWords();
    if (!this.push(body)) this.#socket.pause();
  }

  #hearProblem(body: Buffer, isEnd: boolean): void {
    this.#problem += body.toString();
    if (isEnd) this.destroy(new KubeError("unreachable", this.#problem.trim()));
  }

  #awaitLastWords(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.#socket.close(), this.#lastWords);
  }

  #closed({ code, cause }: SocketEnd): void {
    clearTimeout(this.#ending);
    const isOrderly = code === 1000 || code === 1005;
    if (isOrderly || (this.writableEnded && cause === undefined)) this.push(null);
    else this.destroy(brokenOff(cause));
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
