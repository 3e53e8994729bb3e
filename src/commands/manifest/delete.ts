import { namesOf } from "#commands/manifest/apply.ts";
import { chooseObjects } from "#commands/manifest/choose-objects.ts";
import type { ResolvedObject } from "#commands/manifest/resolved-object.ts";
import type { Command } from "#commands/command.ts";
import type { Operation, WriteRequest } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { LiveObject } from "#domain/kubernetes/live-object.ts";
import { pathOf } from "#domain/kubernetes/live-object.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";

/** An object of the editor that the server has. */
interface Present extends ResolvedObject {
  readonly uid: string;
}

/** In the reverse of their order, so that what was made first goes last. */
export function buildManifestDeletion(objects: readonly Present[]): Operation {
  const [first] = objects;
  if (first === undefined) throw new Error("there is nothing to delete");
  const cluster = objects.find(({ ref }) => ref.resource.kind === "Cluster");
  const requests = objects
    .map(({ ref, uid }): WriteRequest => ({ kind: "delete", ref, uid }))
    .reverse();
  return {
    verb: "manifest.delete",
    values: { count: objects.length, names: namesOf(objects) },
    target: first.ref,
    requests,
    preconditions: [],
    danger:
      cluster === undefined ? { level: "button" } : { level: "typed", word: cluster.ref.name },
    outage:
      cluster === undefined
        ? { kind: "none", pods: [] }
        : { kind: "for-ever", pods: [cluster.ref.name] },
    effects: [
      phrase("effect.deleteManifest", { names: namesOf(objects) }),
      ...(cluster === undefined ? [] : [phrase("effect.deleteClaims.unknown")]),
    ],
    expectation: undefined,
  };
}

export const deleteManifest: Command = async (_node, services) => {
  const chosen = await chooseObjects(services, "manifest.delete");
  if (chosen === undefined) return;
  const { connection, objects } = chosen;
  const found = await Promise.all(objects.map((object) => findPresent(connection, object)));
  const present = found.filter((object) => object !== undefined);
  const [first] = present;
  if (first === undefined) {
    void services.ui.inform(
      say(services, phrase("refused.none-there", { names: namesOf(objects) })),
    );
    return;
  }
  const operation = buildManifestDeletion(present);
  const { context } = connection;
  const plan = {
    context,
    target: first.ref,
    needs: [],
    cluster: undefined,
    build: () => operation,
  };
  await runOperation(plan, services);
};

async function findPresent(
  connection: Connection,
  object: ResolvedObject,
): Promise<Present | undefined> {
  const { resource, namespace, name } = object.ref;
  try {
    const path = pathOf(resource, namespace, name);
    const live = await connection.request<LiveObject>({ path });
    return { ...object, uid: live.metadata.uid };
  } catch (error) {
    if (error instanceof KubeError && error.reason === "not-found") return undefined;
    throw error;
  }
}
