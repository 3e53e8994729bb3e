import type { Notes } from "#texts/catalogue.ts";

/** Written by the operator and the primary; read before a failover. */
export const failoverQuorumNotes: Notes = {
  status:
    "What the primary last knew about its synchronous standbys. The operator reads it to decide whether a failover is safe. Do not edit it.",
  "status.method": "Method in force on the primary: `ANY` (quorum) or `FIRST` (priority).",
  "status.primary": "Instance that wrote this last.",
  "status.standbyNames": "Instances that may have confirmed commits.",
  "status.standbyNumber": "How many of them every commit waited for.",
};
