/** What a change of a stored object runs into, and how to get there all the same. */
export const changeMessages: Readonly<Record<string, string>> = {
  "cluster/update-major-downgrade":
    "The data is in the format of PostgreSQL {old}, which PostgreSQL {new} cannot read. Stay on {old}, or create a new Cluster with {new} and import the databases there",
  "cluster/update-major-upgrade-target":
    "An upgrade in place ends at PostgreSQL {oldest} or newer, not at {new}. Choose {oldest} or newer, or create a new Cluster with {new} and import the databases there",
  "cluster/update-image-and-config":
    "With primaryUpdateMethod: switchover image and parameters cannot change in one step, and here these differ too: {parameters}. Apply the parameters first and the image in a second step, or write primaryUpdateMethod: restart",
  "cluster/update-storage-shrink":
    "The volume has {old} and cannot shrink to {new}. Keep {old} or more; for a smaller volume create a new Cluster with it and restore or import the data there",
  "cluster/update-wal-storage-removed":
    "walStorage cannot be taken away, because the WAL already lives on that volume. Put the section back, or restore into a new Cluster without it",
  "cluster/update-tablespaces-removed":
    "The tablespaces {names} cannot be taken away. Put the section back; what lies in a tablespace may be moved out with ALTER TABLE … SET TABLESPACE, but the entry stays",
  "cluster/update-tablespace-removed":
    "The tablespace {name} cannot be taken away. Put its entry back; what lies in it may be moved out with ALTER TABLE … SET TABLESPACE, but the entry stays",
  "cluster/update-uid":
    "The user id that owns the data files is settled when the Cluster is created: {old}, not {new}. Write {old}, or restore into a new Cluster with the other id",
  "cluster/update-gid":
    "The group id that owns the data files is settled when the Cluster is created: {old}, not {new}. Write {old}, or restore into a new Cluster with the other id",
  "cluster/update-slot-prefix":
    "The prefix of the replication slots cannot change from {old} to {new} while the slots are in use, or the old ones would stay and hold WAL back. Write {old}; then set enabled: false, apply it, and only after that choose another prefix and enable the slots again",
  "cluster/update-slots-removed-ha":
    "highAvailability cannot be taken away while its slots are in use. Set enabled: false and apply that first",
  "cluster/update-slots-removed-sync":
    "synchronizeReplicas cannot be taken away while it is in use. Set enabled: false and apply that first, so that the operator removes the copied slots",
  "cluster/update-wal-level-minimal":
    "A Cluster that runs with wal_level: {old} cannot go to minimal, because replicas and backups live from the WAL. Keep {old}, or restore into a new Cluster that starts with minimal",
  "cluster/update-replica-during-switch":
    "The Cluster is just being switched between primary and replica, so its role cannot change now. Wait until status.switchReplicaClusterStatus.inProgress is gone and apply again",
};
