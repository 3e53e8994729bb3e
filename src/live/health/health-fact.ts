/** How bad it is; decides icon and colour, never alone what is said. */
export type HealthLevel = "good" | "info" | "progress" | "inactive" | "warning" | "error";

/** One thing to know about an object. The text catalogue holds it as `health.<code>`. */
export interface HealthFact {
  readonly code: string;
  readonly level: HealthLevel;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Milliseconds since 1970: since when it has been so. */
  readonly since?: number | undefined;
  /** The instance that it is about, where it is said of a whole Cluster. */
  readonly instance?: string;
}

/** A time of the API as milliseconds since 1970; undefined where there is none. */
export function parseTime(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? undefined : time;
}
