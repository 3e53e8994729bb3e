import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { runProgram } from "./run-program.ts";

export interface VsCodeServerOptions {
  /** `server-main.js`. */
  readonly main: string;
  readonly userDataFolder: string;
  readonly extensionsFolder: string;
  /** Also `codeAutomationLog` and the payload of the address, for tests. */
  readonly testDriver?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Any that is free, unless named. */
  readonly port?: number;
}

export interface VsCodeServer {
  /** As `127.0.0.1:40123`. */
  readonly authority: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts VS Code's own server on loopback and returns once it answers. */
export async function startVsCodeServer(options: VsCodeServerOptions): Promise<VsCodeServer> {
  const port = options.port ?? (await findFreePort());
  const child = spawn(
    process.execPath,
    [
      options.main,
      "--without-connection-token",
      "--disable-workspace-trust",
      ...(options.testDriver === true ? ["--enable-smoke-test-driver"] : []),
      "--host=127.0.0.1",
      `--port=${port}`,
      ...folderArguments(options),
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...options.env }, detached: true },
  );
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.pid === undefined) return;
    const closed = once(child, "close");
    // The whole group: extension hosts and file watchers are its children.
    process.kill(-child.pid, "SIGTERM");
    await closed;
  };
  try {
    await waitForListening(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { authority: `127.0.0.1:${port}`, process: child, stop };
}

/** Installs a VSIX as a person would. */
export async function installVsix(options: VsCodeServerOptions, vsix: string): Promise<void> {
  const args = [options.main, "--install-extension", vsix, ...folderArguments(options)];
  await runProgram(process.execPath, args);
}

function folderArguments({ userDataFolder, extensionsFolder }: VsCodeServerOptions): string[] {
  return [
    "--accept-server-license-terms",
    `--server-data-dir=${userDataFolder}`,
    `--user-data-dir=${userDataFolder}`,
    `--extensions-dir=${extensionsFolder}`,
  ];
}

function waitForListening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const printed: string[] = [];
    const read = (chunk: Buffer): void => {
      printed.push(chunk.toString());
      if (printed.join("").includes("Extension host agent listening")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`The VS Code server ended with ${code}\n${printed.join("")}`));
    });
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
