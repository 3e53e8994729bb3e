import { writeManifest } from "#manifest/write-manifest.ts";

/** One resource that somebody should be allowed to read. */
export interface RoleRule {
  readonly group: string;
  readonly plural: string;
  /** Undefined: in all namespaces, and what belongs to none. */
  readonly namespace: string | undefined;
  readonly verbs: readonly string[];
}

/** A ClusterRole for what holds everywhere, and a Role for each namespace, as one YAML file. */
export function writeRoles(rules: readonly RoleRule[]): string {
  const namespaces = [...new Set(rules.map(({ namespace }) => namespace))];
  return namespaces
    .map((namespace) =>
      writeRole(
        namespace,
        rules.filter((rule) => rule.namespace === namespace),
      ),
    )
    .join("---\n");
}

function writeRole(namespace: string | undefined, rules: readonly RoleRule[]): string {
  return writeManifest({
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: namespace === undefined ? "ClusterRole" : "Role",
    metadata: { name: "cnpg-workbench", ...(namespace === undefined ? {} : { namespace }) },
    rules: mergeRules(rules),
  });
}

/** Resources of one group with the same verbs stand in one rule. */
function mergeRules(rules: readonly RoleRule[]): readonly object[] {
  const merged = new Map<string, { readonly first: RoleRule; readonly plurals: Set<string> }>();
  for (const rule of rules) {
    const key = `${rule.group} ${rule.verbs.join(" ")}`;
    const known = merged.get(key) ?? { first: rule, plurals: new Set() };
    known.plurals.add(rule.plural);
    merged.set(key, known);
  }
  return [...merged.values()].map(({ first, plurals }) => ({
    apiGroups: [first.group],
    resources: [...plurals],
    verbs: first.verbs,
  }));
}
