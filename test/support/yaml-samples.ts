/** Manifests that between them use every YAML feature that people put into them. */
export const yamlSamples: readonly string[] = [
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: shop
  labels: { team: "payments", on: off }
spec:
  instances: 3 # one per zone
  storage:
    size: 10Gi
  postgresql:
    parameters:
      shared_buffers: "256MB"
      log_line_prefix: '%m [%p] ''x'''
      hot_standby: on
    pg_hba:
      - host all all 10.0.0.0/8 scram-sha-256
      - "hostssl all all all cert"
    shared_preload_libraries: [pg_stat_statements, "pgaudit"]
  bootstrap:
    initdb:
      postInitSQL:
        - |
          CREATE ROLE a;
          -- comment: not yaml # at all
        - >-
          folded
          text

          more
      dataChecksums: yes
`,
  `apiVersion: v1
kind: ConfigMap
data: &data
  a: 1
  b: 010
  c: 1_000
  "d": !!str 5
  e: !!float 5
  f: 2024-01-01
  g: 12:30:45
  h: null
  i: ~
  j:
copy:
  <<: *data
  a: 2
list:
- a
- - nested
  - list
-
- k: v
  w: x
- {a: 1, b: [2, 3], c: }
`,
  `{"apiVersion": "postgresql.cnpg.io/v1", "kind": "Pooler",
 "metadata": {"name": "p"},
 "spec": {"cluster": {"name": "c"}, "instances": 2, "pgbouncer": {"parameters": {"max_client_conn": "100",}}}}
`,
  `# leading comment
apiVersion: postgresql.cnpg.io/v1

kind: ScheduledBackup
metadata:
    name:   nightly
    annotations:
        text: "multi
          line \\
          string"
        other: plain
          continued
          here
spec:
    schedule: "0 0 2 * * *"
    ? cluster
    : name: shop
    suspend: false
...
`,
  "a: 1\r\nb:\r\n  - x\r\n  - y: |\r\n      text\r\n      more\r\n",
  `top:
  key with spaces: v
  "quoted: key": v
  ? complex
  : v
  empty_map: {}
  empty_list: []
  flow: {a: b, c: [d, e: f], "g":h}
  block: |+2
      indented
    text

  last: >
    a
     b

    c
`,
];
