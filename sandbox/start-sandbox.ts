import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startBackups } from "./backups/start-backups.ts";
import type { OperatorVersion } from "./build/modules.ts";
import { describeInstance, readInstance, writeInstance } from "./instance.ts";
import type { Profile, RunningSandbox } from "./instance.ts";
import { startLight } from "./light/start-light.ts";
import { startNode } from "./node/start-node.ts";
import { choosePort } from "./ports.ts";
import { isInitRunning } from "./process/init.ts";
import { withLock } from "./process/with-lock.ts";
import type { Report } from "./progress/report.ts";
import { requireAbilities } from "./requirements.ts";
import { SandboxError } from "./sandbox-error.ts";

export interface StartOptions {
  readonly profile: Profile;
  readonly name: string;
  readonly operator: OperatorVersion;
  readonly port?: number;
  /** With an object store and the Barman Cloud plugin; only in a node. */
  readonly backups?: boolean;
  readonly report: Report;
}

/**
 * Brings a sandbox up, or brings one that runs to where it should be. What it held before it was stopped is there
 * again. Needs root on Linux; throws a `SandboxError` that says what to do.
 */
export async function startSandbox(options: StartOptions): Promise<RunningSandbox> {
  const { profile, name, operator, report } = options;
  const earlier = await readInstance(name);
  const running = earlier !== undefined && (await isInitRunning(earlier.folder));
  if (!running) await requireAbilities(profile, report);
  if (running) refuseOtherProfile(earlier, profile);
  const port = running ? earlier.port : await choosePort(name, options.port ?? earlier?.port);
  const sandbox = describeInstance(name, { profile, operator, port });
  return withLock(sandbox.folder, report, async () => {
    for (const part of ["bin", "conf", "data", "log", "pki", "run"]) {
      await mkdir(join(sandbox.folder, part), { recursive: true });
    }
    await writeInstance(sandbox);
    await starters[profile](sandbox, report);
    if (options.backups === true && profile === "node") await startBackups(sandbox, report);
    return sandbox;
  });
}

const starters: Readonly<
  Record<Profile, (sandbox: RunningSandbox, report: Report) => Promise<void>>
> = { node: startNode, light: startLight };

function refuseOtherProfile({ name, profile }: RunningSandbox, wanted: Profile): void {
  if (profile === wanted) return;
  throw new SandboxError(
    `The sandbox ${name} runs with the profile ${profile}: stop it by \`npm run sandbox -- down ${name}\`, or choose another name`,
  );
}
