/** Nothing wrong with it. */
export const cleanCluster = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: db
spec:
  instances: 3
  storage:
    size: 10Gi
`;

/** One error: the field `bogus`, in line 9, columns 3 to 7. */
export const brokenCluster = `${cleanCluster}  bogus: 1\n`;
