import { l10n, type QuickPickItem } from "vscode";
import { newestOperator, operatorVersions } from "#domain/cnpg/versions.ts";
import type { ConnectedOperator } from "#live/connected-operators.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";

/** An entry that writes `value` to a setting; undefined removes the setting. */
export interface VersionChoice extends QuickPickItem {
  readonly value: string | number | undefined;
}

/** The newest known first, then each minor (its newest known patch) with its patches below it. */
export function listOperatorChoices(
  connected: readonly ConnectedOperator[] = [],
): readonly VersionChoice[] {
  const newest: VersionChoice = {
    label: l10n.t("Newest known"),
    description: newestOperator.version,
    value: undefined,
  };
  const minors = [...new Set(operatorVersions.map(({ minor }) => minor))].reverse();
  return [newest, ...connected.map(connectedChoice), ...minors.flatMap(listMinor)];
}

/** What stands for Clusters whose manifest does not say which PostgreSQL they run. */
export function listPostgresChoices(): readonly VersionChoice[] {
  const byOperator: VersionChoice = {
    label: l10n.t("What the operator runs by default"),
    value: undefined,
  };
  const majors = [...postgresMajors].reverse();
  return [byOperator, ...majors.map((major) => ({ label: `PostgreSQL ${major}`, value: major }))];
}

/** What really judges the manifests when they are applied. */
function connectedChoice({ version, context }: ConnectedOperator): VersionChoice {
  return { label: version, description: l10n.t("runs in {0}", context), value: version };
}

function listMinor(minor: string): readonly VersionChoice[] {
  const patches = operatorVersions
    .filter((release) => release.minor === minor)
    .map(({ version }) => version)
    .reverse();
  return [
    {
      label: minor,
      description: l10n.t("the newest known patch: {0}", patches[0] ?? minor),
      value: minor,
    },
    ...patches.map((version) => ({ label: version, value: version })),
  ];
}
