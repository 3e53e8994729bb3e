import type { CommandHost } from "#extension/command.ts";

/** For a server that hangs or behaves oddly: a fresh process with the open files. */
export async function restartServer({ server }: CommandHost): Promise<void> {
  await server.restart();
}
