import type { Stage } from "./stage.ts";

export interface Scenario {
  readonly name: string;
  /**
   * `shared`: acts on the one healthy cluster of three that such scenarios hand on to each other.
   * `own`: begins in an empty namespace.
   */
  readonly namespace: "shared" | "own";
  readonly needs?: "object store" | "barman plugin" | "single node";
  run(stage: Stage): Promise<void>;
}
