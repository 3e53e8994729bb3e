import { chooseObjects } from "#commands/manifest/choose-objects.ts";
import { applyRequest, dryRun } from "#commands/manifest/dry-run.ts";
import { buildApply } from "#commands/manifest/apply.ts";
import type { Command } from "#commands/command.ts";
import { phrase } from "#commands/operations/operation.ts";
import { say } from "#commands/operations/say.ts";
import { readBefore, showChange } from "#commands/operations/show-change.ts";
import { toKubeRequest } from "#commands/operations/to-kube-request.ts";

/** What the server has, beside what it would have with all its defaults: nothing is stored. */
export const diffManifest: Command = async (_node, services) => {
  const chosen = await chooseObjects(services, "manifest.diff");
  if (chosen === undefined) return;
  const { uri, connection, objects } = chosen;
  const { problems } = await dryRun(connection, objects);
  services.editor.report(uri, problems);
  if (problems.length > 0) {
    void services.ui.warn(say(services, phrase("dryRun.refused", { count: problems.length })));
    return;
  }
  const changes = await Promise.all(
    objects.map(async (object) => {
      const request = applyRequest(object, true);
      const before = await readBefore(connection, request);
      const after = await connection.request<object>(toKubeRequest(request, { dryRun: true }));
      return { before, after };
    }),
  );
  await showChange(services, buildApply(objects, true), changes);
};
