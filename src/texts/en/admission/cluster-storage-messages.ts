/** Volumes and tablespaces. */
export const clusterStorageMessages: Readonly<Record<string, string>> = {
  "cluster/storage-size-invalid":
    "{value} is not a size that Kubernetes reads. Write a number with a unit such as `10Gi` or `500Mi`",
  "cluster/storage-size-missing":
    "{section} has no size. Write `size`, or a storage request in `pvcTemplate`",
  "cluster/ephemeral-volume-conflict":
    "`ephemeralVolumeSource` puts temporary files on a volume of its own, which `ephemeralVolumesSizeLimit.temporaryData` cannot limit. Remove one of the two, and size the volume in its claim",
  "cluster/tablespace-name-duplicate":
    "There is a tablespace {name} already; PostgreSQL does not tell upper and lower case apart here. Choose another name",
  "cluster/tablespace-name-reserved":
    "Names that begin with `pg_` belong to PostgreSQL. Choose another name than {name}",
  "cluster/tablespace-name-invalid":
    'The tablespace name "{name}" is not an identifier of PostgreSQL. Use letters, digits, `_` and `$`, with a letter or `_` in front',
  "cluster/tablespace-name-too-long":
    "The tablespace name {name} is longer than the 63 bytes that PostgreSQL keeps. Shorten it",
  "cluster/tablespace-volume-collision":
    "The tablespaces {name} and {other} would share the volume name {volume}, since `_` and `$` become hyphens and letters become small. Choose a name that differs in more",
  "cluster/tablespace-snapshot-class-unknown":
    "A snapshot class is given for the tablespace {name}, which `spec.tablespaces` does not have. Use the exact name of a tablespace, or remove the entry",
};
