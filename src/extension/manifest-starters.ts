/** Snippets that make a whole Cluster, by their names in `snippets/cnpg.code-snippets`; a test holds them together. */
export const manifestStarters = [
  "Cluster, size S",
  "Cluster, size M",
  "Cluster, size L",
  "Cluster with backups to S3",
  "Restore from a backup",
  "Replica cluster",
] as const;
