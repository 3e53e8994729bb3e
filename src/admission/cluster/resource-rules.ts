import type { JsonObject } from "#domain/kubernetes/json.ts";
import { clusterError } from "#admission/cluster/cluster-error.ts";
import { parametersOf } from "#admission/cluster/cluster-facts.ts";
import type { ObjectPath } from "#admission/object.ts";
import { amountAt, quantityAt } from "#admission/read-quantity.ts";
import { mapAt } from "#admission/read.ts";
import type { WebhookRule } from "#admission/rule.ts";
import { parseOperatorSize } from "#domain/cnpg/operator-size.ts";
import { compareQuantities, formatQuantity } from "#domain/kubernetes/quantity.ts";
import type { Quantity } from "#domain/kubernetes/quantity.ts";

/** What the instances ask for and may use, and whether `shared_buffers` fits into it. */
export const resourceRules: readonly WebhookRule[] = [
  requestRule("cluster/cpu-request-over-limit", "cpu"),
  requestRule("cluster/memory-request-over-limit", "memory"),
  requestRule("cluster/ephemeral-storage-request-over-limit", "ephemeral-storage"),
  clusterError({
    id: "cluster/hugepages-mismatch",
    code: "invalid-huge-pages",
    mirrors: "validateHugePagesResources",
    *check({ object }) {
      for (const name of hugePagesIn(object, "requests")) {
        const request = quantityAt(object, [...requests, name]);
        const limit = quantityAt(object, [...limits, name]);
        if (!request || !limit || compareQuantities(request, limit) === 0) continue;
        const values = { name, ...describe({ request, limit }) };
        yield { path: [...requests, name], values };
      }
    },
  }),
  clusterError({
    id: "cluster/hugepages-without-cpu-or-memory",
    code: "invalid-huge-pages",
    mirrors: "validateResources",
    *check({ object }) {
      const [name] = sides.flatMap((side) => hugePagesIn(object, side));
      const hasOther = sides.some((side) =>
        ["cpu", "memory"].some((other) => {
          return amountAt(object, [...resources, side, other]) !== undefined;
        }),
      );
      if (name !== undefined && !hasOther) yield { path: resources, values: { name } };
    },
  }),
  clusterError({
    id: "cluster/shared-buffers-over-memory",
    code: "shared-buffers-over-memory",
    namedSteps: 3,
    mirrors: "hasEnoughMemoryForSharedBuffers",
    *check({ object }) {
      const written = parametersOf(object).get("shared_buffers") ?? "";
      const buffers = written === "" ? undefined : parseOperatorSize(written);
      const memory = amountAt(object, [...requests, "memory"]);
      if (!buffers || !memory || compareQuantities(buffers, memory) <= 0) return;
      if (fitsHugePages(object, buffers)) return;
      const values = { buffers: written, memory: formatQuantity(memory) };
      yield { path: [...requests, "memory"], values };
    },
  }),
];

const resources: ObjectPath = ["spec", "resources"];
const requests: ObjectPath = [...resources, "requests"];
const limits: ObjectPath = [...resources, "limits"];
const sides = ["requests", "limits"] as const;

function requestRule(id: string, name: string): WebhookRule {
  return clusterError({
    id,
    code: "request-over-limit",
    mirrors: "validateResources",
    *check({ object }) {
      const request = amountAt(object, [...requests, name]);
      const limit = amountAt(object, [...limits, name]);
      if (!request || !limit || compareQuantities(request, limit) <= 0) return;
      yield { path: [...requests, name], values: { name, ...describe({ request, limit }) } };
    },
  });
}

function hugePagesIn(object: JsonObject, side: (typeof sides)[number]): readonly string[] {
  const names = Object.keys(mapAt(object, [...resources, side]) ?? {});
  return names.filter((name) => name.startsWith("hugepages-"));
}

/** One size of page must hold all of it; where both sides name a size, the limit counts. */
function fitsHugePages(object: JsonObject, buffers: Quantity): boolean {
  return sides.some((side) =>
    hugePagesIn(object, side).some((name) => {
      const pages =
        quantityAt(object, [...limits, name]) ?? quantityAt(object, [...requests, name]);
      return pages !== undefined && compareQuantities(buffers, pages) <= 0;
    }),
  );
}

function describe(amounts: { readonly request: Quantity; readonly limit: Quantity }) {
  return { request: formatQuantity(amounts.request), limit: formatQuantity(amounts.limit) };
}
