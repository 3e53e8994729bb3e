import type { Command } from "#commands/command.ts";
import { addContext } from "#commands/context/add-context.ts";
import { removeContext } from "#commands/context/remove-context.ts";
import { filterByText, toggleUnhealthyOnly } from "#commands/explorer/filter.ts";
import { refresh } from "#commands/explorer/refresh.ts";
import { showMore } from "#commands/explorer/show-more.ts";
import { copyName } from "#commands/object/copy-name.ts";
import { showManifest } from "#commands/object/show-manifest.ts";

/** Every command about live clusters; `package.json` contributes the same, and a test holds them together. */
export const liveCommands = {
  "cnpg.context.add": addContext,
  "cnpg.context.remove": removeContext,
  "cnpg.explorer.filter": filterByText,
  "cnpg.explorer.refresh": refresh,
  "cnpg.explorer.showMore": showMore,
  "cnpg.explorer.toggleUnhealthyOnly": toggleUnhealthyOnly,
  "cnpg.object.copyName": copyName,
  "cnpg.object.showManifest": showManifest,
} as const satisfies Readonly<Record<string, Command>>;

export type LiveCommandId = keyof typeof liveCommands;
