import { createServer } from "node:net";
import { listInstances } from "./instance.ts";
import { SandboxError } from "./sandbox-error.ts";

const first = 16500;
const count = 400;

/** `wanted`, or else a port that depends on the name and that neither a program nor another sandbox has. */
export async function choosePort(name: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new SandboxError(
      `Port ${wanted} of 127.0.0.1 is taken: end what listens there, or choose another by --port`,
    );
  }
  const taken = new Set((await listInstances()).map(({ port }) => port));
  for (const port of candidatePorts(name)) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new SandboxError(
    `No port from ${first} to ${first + count - 1} is free: choose one by --port`,
  );
}

/** The same order for the same name, so that a sandbox keeps its address. */
export function* candidatePorts(name: string): Generator<number> {
  const start = Buffer.from(name).reduce((sum, byte) => (sum * 31 + byte) % count, 7);
  for (let step = 0; step < count; step += 1) yield first + ((start + step) % count);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
