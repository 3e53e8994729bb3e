import { chooseObjects } from "#commands/manifest/choose-objects.ts";
import type { ChosenObjects } from "#commands/manifest/choose-objects.ts";
import { applyRequest, dryRun } from "#commands/manifest/dry-run.ts";
import type { DryRun } from "#commands/manifest/dry-run.ts";
import type { ResolvedObject } from "#commands/manifest/resolved-object.ts";
import type { Command } from "#commands/command.ts";
import type { Operation, Plan } from "#commands/operations/operation.ts";
import { noOutage, phrase } from "#commands/operations/operation.ts";
import { runOperation } from "#commands/operations/run-operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";

/** All documents as one write: said yes to once, sent in their order. */
export function buildApply(objects: readonly ResolvedObject[], force: boolean): Operation {
  const [first] = objects;
  if (first === undefined) throw new Error("there is nothing to apply");
  return {
    verb: "manifest.apply",
    values: { count: objects.length, names: namesOf(objects) },
    target: first.ref,
    requests: objects.map((object) => applyRequest(object, force)),
    preconditions: [],
    danger: { level: "button" },
    outage: noOutage,
    effects: [
      phrase("effect.apply", { names: namesOf(objects) }),
      ...(force ? [phrase("effect.applyForce")] : []),
    ],
    expectation: undefined,
  };
}

export function namesOf(objects: readonly ResolvedObject[]): string {
  return objects
    .map(({ ref }) => `${ref.resource.kind} ${ref.namespace ?? "-"}/${ref.name}`)
    .join(", ");
}

export function planApply(
  context: string,
  objects: readonly ResolvedObject[],
  force: boolean,
): Plan {
  const operation = buildApply(objects, force);
  const { target } = operation;
  const build = () => operation;
  return { context, target, needs: [], cluster: undefined, mayBeMissing: true, build };
}

export const applyManifest: Command = async (_node, services) => {
  const chosen = await chooseObjects(services, "manifest.apply");
  if (chosen === undefined) return;
  const run = await judge(services, chosen);
  if (run.problems.length > 0) {
    const values = { count: run.problems.length };
    void services.ui.warn(say(services, phrase("dryRun.refused", values)));
    return;
  }
  const force = run.conflicts.length > 0;
  if (force && !(await mayTakeOver(services, run))) return;
  await runOperation(planApply(chosen.connection.context, chosen.objects, force), services);
};

export const dryRunManifest: Command = async (_node, services) => {
  const chosen = await chooseObjects(services, "manifest.dryRun");
  if (chosen === undefined) return;
  const { problems, conflicts } = await judge(services, chosen);
  const { context } = chosen.connection;
  const result =
    problems.length > 0
      ? phrase("dryRun.refused", { count: problems.length })
      : conflicts.length > 0
        ? phrase("dryRun.conflicts", { conflicts: listConflicts(conflicts) })
        : phrase("dryRun.good", { names: namesOf(chosen.objects), context });
  void services.ui[problems.length > 0 ? "warn" : "inform"](say(services, result));
};

/** The answer stands at the places of the editor until the next one. */
async function judge(
  { editor }: Services,
  { uri, connection, objects }: ChosenObjects,
): Promise<DryRun> {
  const run = await dryRun(connection, objects);
  editor.report(uri, run.problems);
  return run;
}

async function mayTakeOver(services: Services, { conflicts }: DryRun): Promise<boolean> {
  const detail = listConflicts(conflicts);
  return services.ui.confirm({
    message: say(services, phrase("conflict.message")),
    detail: say(services, phrase("conflict.detail", { conflicts: detail })),
    action: say(services, phrase("conflict.action")),
  });
}

/** In the server's words, which name the owner: `conflict with "kubectl"`. */
function listConflicts(conflicts: DryRun["conflicts"]): string {
  return conflicts.map(({ field, message }) => `${field}: ${message}`).join("\n");
}
