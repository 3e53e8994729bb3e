import { copyRole } from "#commands/access/copy-role.ts";
import type { Command } from "#commands/command.ts";
import { addContext } from "#commands/context/add-context.ts";
import { chooseNamespaces } from "#commands/context/choose-namespaces.ts";
import { removeContext } from "#commands/context/remove-context.ts";
import { filterByText, toggleUnhealthyOnly } from "#commands/explorer/filter.ts";
import { refresh } from "#commands/explorer/refresh.ts";
import { showMore } from "#commands/explorer/show-more.ts";
import { toggleGrouping } from "#commands/explorer/toggle-grouping.ts";
import { compareWithManifest } from "#commands/object/compare.ts";
import { copyKubectl } from "#commands/object/copy-kubectl.ts";
import { copyName } from "#commands/object/copy-name.ts";
import { describeObject } from "#commands/object/describe.ts";
import { openDocumentation } from "#commands/object/open-documentation.ts";
import { openInWorkspace } from "#commands/object/open-in-workspace.ts";
import { showEvents } from "#commands/object/show-events.ts";
import { showManifest } from "#commands/object/show-manifest.ts";

/** Every command about live clusters; `package.json` contributes the same, and a test holds them together. */
export const liveCommands = {
  "cnpg.access.copyRole": copyRole,
  "cnpg.context.add": addContext,
  "cnpg.context.chooseNamespaces": chooseNamespaces,
  "cnpg.context.remove": removeContext,
  "cnpg.explorer.filter": filterByText,
  "cnpg.explorer.refresh": refresh,
  "cnpg.explorer.showMore": showMore,
  "cnpg.explorer.toggleGrouping": toggleGrouping,
  "cnpg.explorer.toggleUnhealthyOnly": toggleUnhealthyOnly,
  "cnpg.object.compare": compareWithManifest,
  "cnpg.object.copyKubectl": copyKubectl,
  "cnpg.object.copyName": copyName,
  "cnpg.object.describe": describeObject,
  "cnpg.object.openDocumentation": openDocumentation,
  "cnpg.object.openInWorkspace": openInWorkspace,
  "cnpg.object.showEvents": showEvents,
  "cnpg.object.showManifest": showManifest,
} as const satisfies Readonly<Record<string, Command>>;

export type LiveCommandId = keyof typeof liveCommands;
