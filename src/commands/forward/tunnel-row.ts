import { describeTarget } from "#commands/forward/describe-target.ts";
import { metricsPort, speaksPostgres } from "#live/tunnel-target.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";
import { joinShown } from "#tree/join-shown.ts";
import type { Row, RowIcon } from "#tree/row.ts";
import type { TunnelTarget } from "#live/tunnel-target.ts";
import type { TunnelState, TunnelStatus } from "#tunnels/tunnel-status.ts";

const icons: Readonly<Record<TunnelState["kind"], RowIcon>> = {
  listening: { id: "plug" },
  active: { id: "plug", color: "testing.iconPassed" },
  waiting: { id: "clock", color: "list.warningForeground" },
  reconnecting: { id: "sync", color: "list.warningForeground" },
  failed: { id: "error", color: "list.errorForeground" },
  stopped: { id: "circle-slash", color: "disabledForeground" },
};

export interface TunnelRow extends Omit<Row, "contextValue"> {
  readonly contextValue: string;
  /** Markdown, for the pointer that rests on the row. */
  readonly tooltip: string;
}

/** How a tunnel looks in the Connections view. */
export function describeTunnel(
  target: TunnelTarget,
  status: TunnelStatus,
  texts: Catalogue,
): TunnelRow {
  const { state, port, pod } = status;
  const tell = (key: string, values = {}): string => formatMessage(texts, key, values);
  const where = pod === undefined ? "" : `→ ${pod}`;
  const traffic = status.total === 0 ? "" : `↑${size(status.sent)} ↓${size(status.received)}`;
  const said = tell(`tunnel.state.${state.kind}`, { ...state, count: status.active });
  const description = joinShown([`localhost:${port} ${where}`.trim(), said, traffic]);
  const label = describeTarget(target);
  const kind = speaksPostgres(target)
    ? "postgres"
    : target.port === metricsPort
      ? "metrics"
      : "any";
  return {
    label,
    description,
    icon: icons[state.kind],
    contextValue: `tunnel.${kind}.${state.kind}`,
    folding: "none",
    spoken: `${label}, ${description}`,
    tooltip: tooltipOf(target, status, tell),
  };
}

function tooltipOf(
  target: TunnelTarget,
  status: TunnelStatus,
  tell: (key: string, values?: Readonly<Record<string, string | number>>) => string,
): string {
  const { state, lastError } = status;
  const reason = "reason" in state ? state.reason : undefined;
  const lines = [
    `**${describeTarget(target)}** · ${target.context} · ${target.namespace}`,
    reason,
    tell("tunnel.tooltip.counts", { total: status.total, active: status.active }),
    lastError === undefined || lastError === reason
      ? undefined
      : tell("tunnel.tooltip.last-error", { error: lastError }),
  ];
  return lines.filter((line) => line !== undefined).join("\n\n");
}

const units = ["B", "kB", "MB", "GB", "TB"] as const;

function size(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${step === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${units[step] ?? ""}`;
}
