import { l10n } from "vscode";
import type { ConnectedOperator } from "#live/connected-operators.ts";
import type { DocumentInfo, OperatorSource, PostgresSource } from "#protocol.ts";

export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
}

/** What the status bar says about the document at the cursor, and where each version comes from. */
export function writeStatus(
  info: DocumentInfo,
  connected: readonly ConnectedOperator[] = [],
): StatusText {
  const postgres = info.postgres === null ? "" : ` · PG ${info.postgres}`;
  return {
    text: `CNPG ${info.operator}${postgres}`,
    tooltip: writeTooltip(info, connected).join("\n\n"),
  };
}

function writeTooltip(
  info: DocumentInfo,
  connected: readonly ConnectedOperator[],
): readonly string[] {
  const title = [info.kind, info.name].filter((part) => part !== null).join(" ");
  const lines = [
    l10n.t("Operator {0}: {1}", info.operator, describeOperatorSource(info.operatorSource)),
    describePostgres(info),
    ...connected.map(({ version, context }) =>
      l10n.t("The operator in {0} is {1}", context, version),
    ),
    info.workspaceFile === null
      ? l10n.t("Click to choose versions for this workspace")
      : l10n.t("Click to open the workspace file .cnpg-lint.yaml"),
  ];
  return title === "" ? lines : [title, ...lines];
}

function describeOperatorSource(source: OperatorSource): string {
  const sources = {
    "workspace-file": l10n.t("from .cnpg-lint.yaml"),
    settings: l10n.t("from the settings"),
    newest: l10n.t("the newest known, as nothing names one"),
  } as const satisfies Record<OperatorSource, string>;
  return sources[source];
}

function describePostgres({ postgres, postgresSource }: DocumentInfo): string {
  if (postgres === null) {
    return l10n.t("PostgreSQL: unknown, so only what holds for every version is checked");
  }
  return l10n.t("PostgreSQL {0}: {1}", postgres, describePostgresSource(postgresSource));
}

function describePostgresSource(source: PostgresSource): string {
  const sources = {
    image: l10n.t("from the image of the manifest"),
    catalog: l10n.t("from the image catalog reference of the manifest"),
    "workspace-file": l10n.t("from .cnpg-lint.yaml"),
    settings: l10n.t("from the settings"),
    "operator-default": l10n.t("what this operator runs where the manifest names no image"),
    unknown: l10n.t("assumed"),
  } as const satisfies Record<PostgresSource, string>;
  return sources[source];
}
