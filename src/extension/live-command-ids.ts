import type { LiveCommandId } from "#commands/commands.ts";

/** The ids alone, so that the commands themselves are loaded when first used; the compiler knows all. */
const ids = {
  "cnpg.access.copyRole": true,
  "cnpg.context.add": true,
  "cnpg.context.chooseNamespaces": true,
  "cnpg.context.remove": true,
  "cnpg.explorer.filter": true,
  "cnpg.explorer.refresh": true,
  "cnpg.explorer.showMore": true,
  "cnpg.explorer.toggleGrouping": true,
  "cnpg.explorer.toggleUnhealthyOnly": true,
  "cnpg.object.compare": true,
  "cnpg.object.copyKubectl": true,
  "cnpg.object.copyName": true,
  "cnpg.object.describe": true,
  "cnpg.object.openDocumentation": true,
  "cnpg.object.openInWorkspace": true,
  "cnpg.object.showEvents": true,
  "cnpg.object.showManifest": true,
} as const satisfies Readonly<Record<LiveCommandId, true>>;

export const liveCommandIds = Object.keys(ids) as readonly LiveCommandId[];
