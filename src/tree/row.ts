import type { HealthLevel } from "#live/health/health-fact.ts";
import type { ContextValue } from "#tree/context-values.ts";

/** How a node looks. */
export interface Row {
  readonly label: string;
  readonly description: string;
  readonly icon: RowIcon;
  /** For menus: `cluster.active.fenced`, `instance.primary`. */
  readonly contextValue: ContextValue;
  readonly folding: "none" | "collapsed" | "expanded";
  /** What a screen reader says: the icon's meaning in words. */
  readonly spoken: string;
}

export interface RowIcon {
  /** A product icon. */
  readonly id: string;
  /** A theme colour; the icon's shape says the same without it. */
  readonly color?: string;
}

/** Shape and colour of each level, where an object has no icon of its own. */
const levelIcons: Readonly<Record<HealthLevel, RowIcon>> = {
  good: { id: "pass", color: "testing.iconPassed" },
  info: { id: "pass", color: "testing.iconPassed" },
  progress: { id: "sync", color: "charts.blue" },
  inactive: { id: "circle-slash", color: "disabledForeground" },
  warning: { id: "warning", color: "list.warningForeground" },
  error: { id: "error", color: "list.errorForeground" },
};

export function iconOfLevel(level: HealthLevel, good?: string): RowIcon {
  const usual = levelIcons[level];
  return good !== undefined && (level === "good" || level === "info")
    ? { id: good, color: "testing.iconPassed" }
    : usual;
}
