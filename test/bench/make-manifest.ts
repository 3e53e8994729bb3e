/** A Cluster manifest of exactly 96 lines, as people write them; 50 of them make 4,800 lines. */
export function makeCluster(index: number): string {
  return `---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: cluster-${index}
  namespace: team-${index % 7}
  labels:
    app.kubernetes.io/part-of: shop
    team: payments
  annotations:
    example.com/owner: "team-${index % 7}@example.com"
spec:
  description: "Orders of region ${index}"
  imageName: ghcr.io/cloudnative-pg/postgresql:17.11-standard-trixie
  instances: 3
  startDelay: 300
  stopDelay: 300
  smartShutdownTimeout: 90
  failoverDelay: 0
  primaryUpdateStrategy: unsupervised
  primaryUpdateMethod: switchover
  enableSuperuserAccess: false
  logLevel: info
  postgresql:
    parameters:
      max_connections: "200"
      shared_buffers: "4GB"
      effective_cache_size: "12GB"
      maintenance_work_mem: "1GB"
      checkpoint_completion_target: "0.9"
      wal_buffers: "16MB"
      default_statistics_target: "100"
      random_page_cost: "1.1"
      effective_io_concurrency: "200"
      work_mem: "10MB"
      min_wal_size: "1GB"
      max_wal_size: "4GB"
      max_parallel_workers_per_gather: "4"
      max_parallel_maintenance_workers: "4"
      log_min_duration_statement: "1000"
      log_checkpoints: "on"
      log_lock_waits: "on"
      idle_in_transaction_session_timeout: "10min"
      pg_stat_statements.max: "10000"
      pg_stat_statements.track: "all"
      auto_explain.log_min_duration: "10s"
    pg_hba:
      - host all all 10.0.0.0/8 scram-sha-256
      - hostssl all all all cert
    synchronous:
      method: any
      number: 1
  bootstrap:
    initdb:
      database: orders
      owner: orders
      secret:
        name: orders-owner
      postInitApplicationSQL:
        - CREATE EXTENSION IF NOT EXISTS pg_trgm
        - CREATE SCHEMA sales
  storage:
    size: 100Gi
    storageClass: fast
  walStorage:
    size: 20Gi
    storageClass: fast
  resources:
    requests:
      cpu: "2"
      memory: 16Gi
    limits:
      cpu: "4"
      memory: 16Gi
  affinity:
    enablePodAntiAffinity: true
    topologyKey: topology.kubernetes.io/zone
    podAntiAffinityType: required
  managed:
    roles:
      - name: reporting
        ensure: present
        login: true
        inRoles:
          - pg_read_all_data
        passwordSecret:
          name: reporting
  monitoring:
    customQueriesConfigMap:
      - name: queries
        key: custom.yaml
  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters:
        barmanObjectName: store
`;
}

/** `count` Clusters in one text. */
export function makeManifest(count: number): string {
  return Array.from({ length: count }, (_, index) => makeCluster(index)).join("");
}

/** The smallest complete Cluster, over 13 lines, with one mistake to be told about. */
export const smallManifest = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: small
spec:
  instances: 1
  storage:
    size: 1Gi
  postgresql:
    parameters:
      work_mem: "8MB"
      shared_buffers: "512MB"
  primaryUpdateStrategy: sometimes
`;
