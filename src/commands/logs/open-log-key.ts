import type { Command } from "#commands/command.ts";
import type { LogSession } from "#commands/logs/log-session.ts";
import { readCauseLine } from "#commands/logs/read-cause-line.ts";
import { nameCauseObject } from "#commands/logs/name-cause-object.ts";
import { findField } from "#commands/manifest/place-field.ts";
import { findManifest } from "#commands/operations/find-manifest.ts";
import { resourceOf } from "#commands/operations/resource-of.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { fieldDocumentation } from "#domain/cnpg/doc-links.ts";
import type { LogCause } from "#domain/cnpg/logs/find-cause.ts";
import { newestOperator } from "#domain/cnpg/versions.ts";

type Place = Pick<LogCause, "kind" | "path">;

/** Opens the manifest at the setting behind a line of the log, or behind one that the person chooses. */
export const openLogKey: Command = async (_node, services, origin) => {
  const linked = origin && services.logs.lineAt(origin);
  const session = linked?.session ?? services.logs.active();
  if (session === undefined) {
    await services.ui.inform(tell(services, "logs.none"));
    return;
  }
  const place = (linked && readCauseLine(linked.line)) ?? (await choosePlace(session, services));
  if (place !== undefined) await openPlace(place, session, services);
};

async function choosePlace(session: LogSession, services: Services): Promise<Place | undefined> {
  const causes = session.causes();
  if (causes.length === 0) {
    await services.ui.inform(tell(services, "logs.key.none"));
    return undefined;
  }
  return services.ui.choose(
    tell(services, "logs.key.question"),
    causes.map((cause) => ({
      label: cause.path,
      description: cause.kind,
      detail: services.texts.messages[`log.cause.${cause.code}`] ?? "",
      value: cause,
    })),
  );
}

async function openPlace(written: Place, session: LogSession, services: Services): Promise<void> {
  const { kind, path, name, namespace } = nameCauseObject(written, session.scope, services);
  const resource = resourceOf(plurals[kind]);
  const found = await findManifest(services, { resource, namespace, name });
  if (found === undefined) {
    await offerDocumentation({ kind, path }, name, services);
    return;
  }
  const { file, offset } = found;
  await services.ui.openFile(file.uri, findField(file.text, offset, path));
}

const plurals = { Cluster: "clusters", Pooler: "poolers", ObjectStore: "objectstores" } as const;

async function offerDocumentation({ kind, path }: Place, name: string, services: Services) {
  const action = tell(services, "logs.key.documentation");
  const message = tell(services, "logs.key.no-manifest", { kind, name, path });
  const answer = await services.ui.inform(message, [action]);
  if (answer === action) {
    await services.ui.openLink(fieldDocumentation(kind, path, newestOperator));
  }
}
