import { adviceRule, atValue } from "#language/rules/advice/advice-rule.ts";
import type { NeighbourInput, NeighbourRule } from "#language/rules/neighbour-rule.ts";
import { relatedPlace } from "#language/rules/workspace/related-place.ts";
import { stringAt } from "#manifest/values.ts";

const path = ["spec", "owner"];

/** PostgreSQL makes no database for a role that the cluster takes away. */
export const databaseOwnerRule: NeighbourRule = adviceRule({
  code: "database-owner-absent",
  kinds: ["Database"],
  *judge(input: NeighbourInput) {
    const owner = stringAt(input.document.root, path);
    const { manages } = input.self.facts;
    const cluster = manages && input.find("Cluster", manages.cluster);
    const role = cluster?.facts.cluster?.roles.find(({ name }) => name === owner);
    if (manages === undefined || cluster === undefined || role?.absent !== true) return;
    const values = { owner: role.name, cluster: manages.cluster };
    yield* atValue(input, path, { values, ...relatedPlace(input, cluster, role) });
  },
});
