import { ownClusters } from "#test/admission/own-clusters.ts";

/** A valid manifest of every kind, and several of Cluster. */
export const ownBases: readonly string[] = [
  ...ownClusters,
  `apiVersion: postgresql.cnpg.io/v1
kind: Backup
metadata: {name: now}
spec:
  cluster: {name: wide}
  method: volumeSnapshot
  target: primary
  online: true
  onlineConfiguration: {waitForArchive: true}
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: {name: nightly}
spec:
  schedule: "0 0 2 * * *"
  cluster: {name: wide}
  method: plugin
  pluginConfiguration: {name: barman-cloud.cloudnative-pg.io, parameters: {a: b}}
  backupOwnerReference: self
  immediate: true
  suspend: false
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: wide-rw}
spec:
  cluster: {name: wide}
  instances: 2
  type: rw
  pgbouncer:
    poolMode: transaction
    paused: false
    parameters: {max_client_conn: "1000"}
    authQuery: SELECT usename, passwd FROM user_search($1)
    authQuerySecret: {name: auth}
    pg_hba: [host all all all md5]
  monitoring: {enablePodMonitor: true}
  deploymentStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 25%}}
  serviceTemplate: {metadata: {labels: {a: b}}, spec: {type: ClusterIP}}
  template:
    metadata: {labels: {app: pooler}}
    spec:
      containers:
        - name: pgbouncer
          image: registry.example.org/pgbouncer
          resources: {requests: {cpu: 100m}}
          ports: [{containerPort: 5432, protocol: TCP}]
          livenessProbe: {tcpSocket: {port: 5432}}
      volumes: [{name: v, emptyDir: {sizeLimit: 1Gi}}]
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata: {name: orders}
spec:
  cluster: {name: wide}
  name: orders
  owner: app
  ensure: present
  encoding: UTF8
  connectionLimit: -1
  databaseReclaimPolicy: retain
  tablespace: hot
  extensions: [{name: hstore, ensure: present, version: "1.8", schema: public}]
  schemas: [{name: sales, owner: app, ensure: present}]
  fdws: [{name: postgres_fdw, usage: [{name: app, type: grant}], options: [{name: a, value: b}]}]
  servers: [{name: far, fdw: postgres_fdw, options: [{name: host, value: h}]}]
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: DatabaseRole
metadata: {name: analyst}
spec:
  cluster: {name: wide}
  name: analyst
  login: true
  connectionLimit: 5
  inRoles: [pg_read_all_data]
  passwordSecret: {name: analyst}
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Publication
metadata: {name: orders}
spec:
  cluster: {name: wide}
  dbname: orders
  name: orders
  publicationReclaimPolicy: retain
  parameters: {publish: insert}
  target:
    objects:
      - tablesInSchema: sales
      - table: {name: item, schema: public}
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Subscription
metadata: {name: orders}
spec:
  cluster: {name: copied}
  dbname: orders
  name: orders
  publicationName: orders
  externalClusterName: origin
  subscriptionReclaimPolicy: delete
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: ImageCatalog
metadata: {name: images}
spec:
  images:
    - {major: 17, image: "registry.example.org/pg:17"}
    - {major: 18, image: "registry.example.org/pg:18"}
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: ClusterImageCatalog
metadata: {name: images}
spec:
  images:
    - major: 16
      image: registry.example.org/pg:16
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: FailoverQuorum
metadata: {name: wide}
`,
];
