import type { Connection } from "#kube/connection.ts";
import type { ChannelSocket } from "#kube/stream/channel-socket.ts";
import { openWebSocket } from "#kube/stream/open-web-socket.ts";

export interface ExecRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly command: readonly string[];
  /** Undefined: with a pseudo-terminal; false: nothing can be typed, and errors come apart. */
  readonly terminal?: boolean | undefined;
}

export interface ExecListener {
  onOutput(text: string): void;
  /** Without a terminal: what the program writes to its standard error. */
  onErrorOutput?(text: string): void;
  /** Called once; `problem` is undefined where the program ended by itself. */
  onEnd(end: { readonly exitCode: number; readonly problem: string | undefined }): void;
}

/** A program that runs in a container, with a terminal of its own. */
export interface ExecSession {
  type(text: string): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

const channels = { input: 0, output: 1, error: 2, status: 3, resize: 4 } as const;
const pingPause = 20_000;

/** Runs a program in a container. Fails with a `KubeError`. */
export async function openExec(
  connection: Connection,
  { namespace, pod, container, command, terminal = true }: ExecRequest,
  listener: ExecListener,
  signal?: AbortSignal,
): Promise<ExecSession> {
  const names = [namespace, pod].map(encodeURIComponent);
  const socket = await openWebSocket(connection, {
    path: `/api/v1/namespaces/${names[0]}/pods/${names[1]}/exec`,
    query: [
      ["container", container],
      ["stdout", "true"],
      ...(terminal ? (["stdin", "tty"] as const) : (["stderr"] as const)).map(
        (word) => [word, "true"] as const,
      ),
      ...command.map((word) => ["command", word] as const),
    ],
    protocols: ["v5.channel.k8s.io", "v4.channel.k8s.io"],
    signal,
  });
  return attach(socket, listener);
}

function attach(socket: ChannelSocket, listener: ExecListener): ExecSession {
  // Characters may be cut anywhere.
  const [decoder, errors] = [new TextDecoder(), new TextDecoder()];
  let end: { exitCode: number; problem: string | undefined } = {
    exitCode: 1,
    problem: "the connection to the API server broke off",
  };
  let status = "";
  const pings = setInterval(() => socket.ping(), pingPause);
  pings.unref();
  socket.listen({
    onBytes(channel, bytes, isEnd) {
      if (channel === channels.status) {
        status += bytes.toString();
        if (isEnd) end = readStatus(status);
      } else if (channel === channels.error) {
        listener.onErrorOutput?.(errors.decode(bytes, { stream: true }));
      } else listener.onOutput(decoder.decode(bytes, { stream: true }));
    },
    onEnd({ cause }) {
      clearInterval(pings);
      listener.onEnd(cause === undefined ? end : { exitCode: 1, problem: cause.message });
    },
  });
  return {
    type: (text) => socket.send(channels.input, [Buffer.from(text)]),
    resize: (columns, rows) =>
      socket.send(channels.resize, [Buffer.from(JSON.stringify({ Width: columns, Height: rows }))]),
    close: () => socket.close(),
  };
}

interface ExitStatus {
  readonly status?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes?: readonly { reason?: string; message?: string }[] };
}

function readStatus(text: string): { exitCode: number; problem: string | undefined } {
  const status = parseStatus(text);
  if (status.status === "Success") return { exitCode: 0, problem: undefined };
  const code = status.details?.causes?.find(({ reason }) => reason === "ExitCode")?.message;
  if (status.reason === "NonZeroExitCode" && code !== undefined) {
    return { exitCode: Number(code), problem: undefined };
  }
  return { exitCode: 1, problem: status.message ?? "the program could not be run" };
}

/** Runtimes of containers say in words of their own what they cannot do. */
function parseStatus(text: string): ExitStatus {
  try {
    return JSON.parse(text) as ExitStatus;
  } catch {
    return { message: text.trim() };
  }
}
