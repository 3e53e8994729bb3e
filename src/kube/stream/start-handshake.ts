import { createHash, randomBytes } from "node:crypto";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Session } from "#kube/http/open-session.ts";
import { startRequest } from "#kube/http/start-request.ts";
import type { UpgradedSocket } from "#kube/stream/channel-socket.ts";

export interface SocketRequest {
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  /** The newest first; the server takes one of them. */
  readonly protocols: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Others like it will follow soon, so it is worth having a connection ready for the next. */
  readonly isOneOfMany?: boolean;
}

/** Asks the server to go on as a WebSocket (RFC 6455, 4). `accept` throws where what it consents to is something else. */
export function startHandshake(
  session: Session,
  request: SocketRequest,
): {
  readonly handshake: ClientRequest;
  readonly accept: (answer: IncomingMessage, socket: Duplex, head: Buffer) => UpgradedSocket;
} {
  const isEncrypted = session.server.protocol !== "http:";
  const key = randomBytes(16).toString("base64");
  const handshake = startRequest(session, {
    path: request.path,
    query: request.query,
    headers: {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": key,
      "Sec-WebSocket-Protocol": request.protocols.join(", "),
    },
  });
  handshake.setNoDelay(true);
  handshake.end();
  return {
    handshake,
    accept({ headers }, socket, head) {
      const protocol = headers["sec-websocket-protocol"] ?? "";
      const problem = judge(headers["sec-websocket-accept"] === expected(key), protocol, request);
      if (problem === undefined) return { socket, head, protocol, isEncrypted };
      socket.destroy();
      throw new Error(problem);
    },
  };
}

function judge(
  isOurs: boolean,
  protocol: string,
  { protocols }: SocketRequest,
): string | undefined {
  if (!isOurs) return "what answers is not a WebSocket of this call";
  if (!protocols.includes(protocol)) return `the server speaks none of ${protocols.join(", ")}`;
  return undefined;
}

function expected(key: string): string {
  return createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
}
