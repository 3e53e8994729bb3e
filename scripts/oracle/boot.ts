import { execFileSync, spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServerBuild } from "./servers.ts";
import { giveToServer, makeServerFolder, serverProcess } from "./servers.ts";

/** An empty database cluster of its own, to start with one set of settings after the other. */
export interface BootFolder {
  /** True where a server with these settings gets ready; it is stopped again at once. */
  boots(settings: Readonly<Record<string, string>>): Promise<boolean>;
  dispose(): void;
}

export function makeBootFolder({ native }: ServerBuild): BootFolder {
  const folder = makeServerFolder();
  const data = join(folder, "data");
  const words = ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C"];
  execFileSync(join(native, "bin/initdb"), words, { ...serverProcess(), stdio: "ignore" });
  return {
    boots: (settings) => {
      writeSettings(data, { ...base, unix_socket_directories: folder, ...settings });
      return startOnce(join(native, "bin/postgres"), data);
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Small, and closed to everything but its own socket. */
const base: Readonly<Record<string, string>> = {
  listen_addresses: "",
  fsync: "off",
  shared_buffers: "16MB",
  logging_collector: "off",
};

function writeSettings(data: string, settings: Readonly<Record<string, string>>): void {
  const file = join(data, "postgresql.conf");
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  writeFileSync(file, lines.join(""));
  giveToServer(file);
}

function startOnce(program: string, data: string): Promise<boolean> {
  const server = spawn(program, ["-D", data], {
    ...serverProcess(),
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 20_000,
  });
  let ready = false;
  let log = "";
  server.stderr.on("data", (chunk: Buffer) => {
    log += chunk.toString();
    if (ready || !log.includes("ready to accept connections")) return;
    ready = true;
    server.kill("SIGINT");
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("close", (code) => {
      if (ready || code === 1) resolve(ready);
      else reject(new Error(`no verdict: ${log}`));
    });
  });
}
