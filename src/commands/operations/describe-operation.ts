import { describeRequest } from "#commands/operations/describe-request.ts";
import { changesManifest } from "#commands/operations/manifest-owner.ts";
import type { Operation, Situation } from "#commands/operations/operation.ts";
import { phrase } from "#commands/operations/operation.ts";
import { say } from "#commands/operations/say.ts";
import type { Services } from "#commands/services.ts";

/** What a person reads before saying yes: where, what happens, what stops working, what is sent. */
export function describeOperation(
  services: Pick<Services, "texts">,
  operation: Operation,
  situation: Situation,
): string {
  const { target, outage, effects, requests } = operation;
  const owner = changesManifest(operation, situation);
  const place = phrase("operation.place", {
    context: situation.context,
    namespace: target.namespace ?? "-",
    kind: target.resource.kind,
    name: target.name,
  });
  const lost = phrase(`operation.outage.${outage.kind}`, { pods: outage.pods.join(", ") });
  const warning =
    owner === undefined
      ? []
      : [phrase("operation.owned", { tool: owner.tool, owner: owner.name ?? "" })];
  const lines = [place, ...effects, lost, ...warning].map((line) => say(services, line));
  return [...lines, "", ...requests.map(describeRequest)].join("\n");
}
