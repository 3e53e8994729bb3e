/** What our own rules say about changes, by code and variant. */
export const changeNotes: Readonly<Record<string, string>> = {
  "image-change.presumed-downgrade":
    "Where PostgreSQL {old} has run, its data cannot be read by PostgreSQL {new}, and the operator refuses the change. Stay on {old}, or create a new Cluster with {new} and import the databases there",
  "image-change.presumed-target":
    "Where PostgreSQL {old} has run, an upgrade in place ends at {oldest} or newer, not at {new}. Choose {oldest} or newer, or create a new Cluster with {new} and import the databases there",
  "change-without-effect.bootstrap":
    "The operator reads bootstrap only when it creates the Cluster, so this change does nothing to one that is there. Put the old section back, or create a new Cluster with this one",
  "change-without-effect.recovery":
    "The operator reads bootstrap only when it creates the Cluster, so nothing will be restored into the one that is there. Put the old section back, and restore by a new Cluster with this one",
};
