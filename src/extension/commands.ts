import { chooseVersions } from "#extension/commands/choose-versions.ts";
import { fixAll } from "#extension/commands/fix-all.ts";
import { newManifest } from "#extension/commands/new-manifest.ts";
import { restartServer } from "#extension/commands/restart-server.ts";
import { showOutput } from "#extension/commands/show-output.ts";
import type { Command } from "#extension/command.ts";

/** Every command that `package.json` contributes, and no other; a test holds the two together. */
export const commands = {
  "cnpg.document.chooseVersions": chooseVersions,
  "cnpg.document.fixAll": fixAll,
  "cnpg.manifest.new": newManifest,
  "cnpg.output.show": showOutput,
  "cnpg.server.restart": restartServer,
} as const satisfies Readonly<Record<string, Command>>;
