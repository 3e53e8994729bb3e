import { clusterError } from "#admission/cluster/cluster-error.ts";
import { parametersOf, postgresMajorOf } from "#admission/cluster/cluster-facts.ts";
import type { ObjectPath } from "#admission/object.ts";
import { memoize } from "#util/memoize.ts";
import type { AdmissionInput, Violation, WebhookRule } from "#admission/rule.ts";

/** The PostgreSQL configuration of a Cluster, as a rule about it sees it. */
export interface Configuration extends AdmissionInput {
  /** Those of the manifest and those that the operator filled in. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * A rule of `validateConfiguration`, which looks at nothing as long as the image does not tell the
 * major version.
 */
export function configurationRule(
  rule: Pick<WebhookRule, "id" | "code" | "since" | "needs"> & {
    readonly mirrors?: string;
    readonly check: (configuration: Configuration) => Iterable<Violation>;
  },
): WebhookRule {
  return clusterError({
    mirrors: "validateConfiguration",
    ...rule,
    check: (input) =>
      postgresMajorOf(input) === undefined ? [] : rule.check(configurationOf(input)),
  });
}

const configurationOf = memoize((input: AdmissionInput): Configuration => ({
  ...input,
  parameters: parametersOf(input.object),
}));

export function parameterPath(name: string): ObjectPath {
  return ["spec", "postgresql", "parameters", name];
}
