import { escapeMarkdown } from "#commands/describe/markdown.ts";
import { listMembers } from "#commands/status/list-members.ts";
import type { StatusView } from "#commands/status/view-status.ts";
import { tell } from "#tree/tree-environment.ts";

/** What manifests declare inside PostgreSQL, and how far it is applied. */
export function writeDeclared(status: StatusView): readonly string[] {
  const groups = ["databases", "roles", "publications", "subscriptions"] as const;
  return [
    ...listRoles(status),
    ...listTablespaces(status),
    ...groups.flatMap((group) =>
      listMembers(status, group).map(
        (text) => `${tell(status.env, `status.declared.${group}`)} ${text}`,
      ),
    ),
  ].map((text) => `- ${escapeMarkdown(text)}`);
}

/** Those of `spec.managed.roles`; the operator's own and those of PostgreSQL are no news. */
function listRoles({ env, cluster }: StatusView): readonly string[] {
  const { byStatus = {}, cannotReconcile = {} } = cluster.status?.managedRolesStatus ?? {};
  const shown = ["reconciled", "pending-reconciliation"];
  return [
    ...shown.flatMap((state) => {
      const names = byStatus[state] ?? [];
      const values = { names: names.join(", ") };
      return names.length === 0 ? [] : [tell(env, `status.managed.${state}`, values)];
    }),
    ...Object.entries(cannotReconcile).map(([role, messages]) =>
      tell(env, "status.managed.failing", { role, message: messages.join("; ") }),
    ),
  ];
}

function listTablespaces({ env, cluster }: StatusView): readonly string[] {
  return (cluster.status?.tablespacesStatus ?? []).map(
    ({ name, owner = "", state = "", error = "" }) =>
      tell(env, "status.tablespace", {
        name,
        owner,
        state: error === "" ? state : `${state}: ${error}`,
      }),
  );
}
