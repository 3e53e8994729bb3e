import type { Scenario } from "../scenario.ts";
import { backups } from "./backups.ts";
import { diskFull } from "./disk-full.ts";
import { failures } from "./failures.ts";
import { lifecycle } from "./lifecycle.ts";
import { operations } from "./operations.ts";
import { primaryChanges } from "./primary.ts";

/** In the order in which they run. */
export const scenarios: readonly Scenario[] = [
  ...lifecycle,
  ...primaryChanges,
  ...operations,
  ...failures,
  ...backups,
  diskFull,
];
