import type { CommandHost } from "#extension/command.ts";

export async function showOutput({ output }: CommandHost): Promise<void> {
  output.show();
}
