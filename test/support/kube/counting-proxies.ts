import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import type { TestContext } from "node:test";

/** A proxy of the kind that `proxy-url` names. */
export interface CountingProxy {
  readonly url: string;
  /** `host:port` of every connection that was asked for. */
  readonly asked: readonly string[];
  /** What came along as credentials, by connection; HTTP only. */
  readonly credentials: readonly string[];
}

/** The address of a host, which the proxy alone may know. */
type LookUp = (host: string) => string;
const itself: LookUp = (host) => host;

/** An HTTP proxy that knows CONNECT alone, as for TLS. */
export async function openHttpProxy(
  t: Pick<TestContext, "after">,
  lookUp: LookUp = itself,
): Promise<CountingProxy> {
  const asked: string[] = [];
  const credentials: string[] = [];
  const sockets = new Set<Socket>();
  const server = createHttpServer((_request, response) => response.writeHead(405).end());
  server.on("connect", ({ url = "", headers }, socket: Socket, head: Buffer) => {
    asked.push(url);
    credentials.push(headers["proxy-authorization"] ?? "");
    const { hostname, port } = new URL(`http://${url}`);
    const target = connect(Number(port), lookUp(hostname), () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.write(head);
    });
    joinSockets(socket, target, sockets);
  });
  const port = await listen(t, server, sockets);
  return { url: `http://127.0.0.1:${port}`, asked, credentials };
}

/** A SOCKS5 proxy without credentials. */
export async function openSocksProxy(
  t: Pick<TestContext, "after">,
  lookUp: LookUp = itself,
): Promise<CountingProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("data", () => {
      // Version 5, no credentials wanted.
      socket.write(Buffer.from([5, 0]));
      socket.once("data", (request: Buffer) => {
        const { host, port } = readSocksRequest(request);
        asked.push(`${host}:${port}`);
        const target = connect(port, lookUp(host), () => {
          socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
          joinSockets(socket, target, sockets);
        });
      });
    });
  });
  const port = await listen(t, server, sockets);
  return { url: `socks5://127.0.0.1:${port}`, asked, credentials: [] };
}

/** Version, command, reserved, type of address, address, port. */
function readSocksRequest(request: Buffer): { host: string; port: number } {
  const isName = request[3] === 3;
  const start = isName ? 5 : 4;
  const length = isName ? (request[4] ?? 0) : 4;
  const address = request.subarray(start, start + length);
  const host = isName ? address.toString() : [...address].join(".");
  return { host, port: request.readUInt16BE(start + length) };
}

function joinSockets(client: Socket, target: Socket, sockets: Set<Socket>): void {
  for (const [socket, other] of [
    [client, target],
    [target, client],
  ] as const) {
    sockets.add(socket);
    socket.on("error", () => other.destroy());
    socket.once("close", () => {
      sockets.delete(socket);
      other.destroy();
    });
    socket.pipe(other);
  }
}

async function listen(
  t: Pick<TestContext, "after">,
  server: Server,
  sockets: ReadonlySet<Socket>,
): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return (server.address() as AddressInfo).port;
}
