import { join } from "node:path";
import { endRecorded, findRecorded, recordProcess } from "./process-record.ts";
import { spawnDetached } from "./spawn-detached.ts";

/**
 * The only way in: a port of 127.0.0.1 → the socket `run/api.sock`, which a process inside the namespaces connects to
 * the API server. The socket's name is relative, as a long one would not fit into an address.
 */
export async function startRelay(folder: string, port: number): Promise<void> {
  const file = join(folder, relayFile);
  if ((await findRecorded(file)) !== undefined) return;
  const pid = await spawnDetached(
    [
      "socat",
      // With the usual backlog of 5, a burst of connections is taken for a flood: some of them are answered by nobody.
      `TCP-LISTEN:${port},bind=127.0.0.1,reuseaddr,fork,backlog=1024`,
      "UNIX-CONNECT:run/api.sock",
    ],
    folder,
    join(folder, "log", "relay.log"),
  );
  await recordProcess(file, pid);
}

export async function stopRelay(folder: string): Promise<void> {
  await endRecorded(join(folder, relayFile), "SIGTERM");
}

const relayFile = "run/relay.process";
