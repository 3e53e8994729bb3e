import { resolveObject } from "#commands/manifest/resolved-object.ts";
import type { ResolvedObject } from "#commands/manifest/resolved-object.ts";
import { selectObjects } from "#commands/manifest/selected-objects.ts";
import type { EditedObject, SelectedObjects } from "#commands/manifest/selected-objects.ts";
import { phrase } from "#commands/operations/operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

/** What of the editor goes to which context. */
export interface ChosenObjects {
  readonly uri: string;
  readonly connection: Connection;
  readonly objects: readonly ResolvedObject[];
}

/** Undefined: there is nothing to send, or the person went away; they know. */
export async function chooseObjects(
  services: Services,
  verb: string,
): Promise<ChosenObjects | undefined> {
  const active = services.editor.active();
  const selected = active === undefined ? { objects: [], unfit: [] } : selectObjects(active);
  if (active === undefined || !(await isFit(services, selected))) return undefined;
  const context = await chooseContext(services, verb);
  if (context === undefined) return undefined;
  const connection = await services.connections.get(context);
  const objects = await resolveAll(services, connection, selected.objects);
  return objects === undefined ? undefined : { uri: active.uri, connection, objects };
}

async function resolveAll(
  { ui, texts }: Services,
  connection: Connection,
  objects: readonly EditedObject[],
): Promise<readonly ResolvedObject[] | undefined> {
  try {
    return await Promise.all(objects.map((edited) => resolveObject(connection, edited)));
  } catch (error) {
    if (!(error instanceof KubeError) || error.reason !== "not-found") throw error;
    await ui.warn(say({ texts }, phrase("refused.unserved", { message: error.message })));
    return undefined;
  }
}

/** Without an editor, or with an empty one, there is nothing to send either. */
async function isFit(services: Services, { objects, unfit }: SelectedObjects): Promise<boolean> {
  const [first] = unfit;
  if (first === undefined && objects.length > 0) return true;
  const line = (first?.placed.line ?? 0) + 1;
  const key = first === undefined ? "refused.no-manifest" : `refused.document.${first.code}`;
  await services.ui.warn(say(services, phrase(key, { line })));
  return false;
}

async function chooseContext(services: Services, verb: string): Promise<string | undefined> {
  const names = await services.connections.contexts();
  const action = say(services, phrase(`operation.${verb}.action`));
  return services.ui.choose(
    say(services, phrase("pick.context", { action })),
    names.map((name) => ({ label: name, value: name })),
  );
}
