import { problemsOf } from "#commands/manifest/problems-of.ts";
import type { ResolvedObject } from "#commands/manifest/resolved-object.ts";
import type { ManifestProblem } from "#commands/editor-source.ts";
import type { WriteRequest } from "#commands/operations/operation.ts";
import { toKubeRequest } from "#commands/operations/to-kube-request.ts";
import type { Connection } from "#kube/connection.ts";
import { KubeError } from "#kube/kube-error.ts";
import type { StatusCause } from "#kube/kube-error.ts";

export interface DryRun {
  readonly problems: readonly ManifestProblem[];
  /** Fields that somebody else owns, with who it is in the server's words. */
  readonly conflicts: readonly StatusCause[];
}

/** Lets the server judge every object; nothing is stored. */
export async function dryRun(
  connection: Connection,
  objects: readonly ResolvedObject[],
): Promise<DryRun> {
  const runs = await Promise.all(objects.map((object) => dryRunOne(connection, object)));
  return {
    problems: runs.flatMap(({ problems }) => problems),
    conflicts: runs.flatMap(({ conflicts }) => conflicts),
  };
}

async function dryRunOne(connection: Connection, object: ResolvedObject): Promise<DryRun> {
  try {
    await connection.request<object>(toKubeRequest(applyRequest(object, false), { dryRun: true }));
    return { problems: [], conflicts: [] };
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    const { placed } = object.edited;
    if (error.reason !== "conflict") return { problems: problemsOf(placed, error), conflicts: [] };
    // What else is wrong shows only where the conflict is out of the way.
    const forced = await forcedProblems(connection, object);
    return { problems: forced, conflicts: error.causes };
  }
}

async function forcedProblems(
  connection: Connection,
  object: ResolvedObject,
): Promise<readonly ManifestProblem[]> {
  try {
    await connection.request<object>(toKubeRequest(applyRequest(object, true), { dryRun: true }));
    return [];
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    return problemsOf(object.edited.placed, error);
  }
}

export function applyRequest({ edited, ref }: ResolvedObject, force: boolean): WriteRequest {
  return { kind: "apply", ref, object: edited.json, force };
}
