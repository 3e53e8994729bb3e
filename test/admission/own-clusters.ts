/** Valid Clusters that between them reach the parts that examples leave out. */
export const ownClusters: readonly string[] = [
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: wide
  namespace: apps
  labels: {team: payments}
  annotations: {example.org/note: "yes"}
  finalizers: [example.org/wait]
  ownerReferences:
    - {apiVersion: v1, kind: ConfigMap, name: owner, uid: 7b6f}
spec:
  instances: 3
  imageName: ghcr.io/cloudnative-pg/postgresql:17.5
  logLevel: info
  primaryUpdateStrategy: unsupervised
  enablePDB: true
  stopDelay: 1800
  priorityClassName: high
  storage:
    size: 10Gi
    storageClass: fast
    pvcTemplate:
      accessModes: [ReadWriteOnce]
      resources: {requests: {storage: 10Gi}}
      volumeMode: Filesystem
  walStorage: {size: 2Gi}
  tablespaces:
    - name: hot
      storage: {size: 5Gi}
      owner: {name: app}
      temporary: false
  resources:
    requests: {cpu: 500m, memory: 1Gi}
    limits: {cpu: 2, memory: 1Gi}
  affinity:
    enablePodAntiAffinity: true
    topologyKey: kubernetes.io/hostname
    tolerations: [{key: a, operator: Exists, effect: NoSchedule}]
    nodeSelector: {disk: ssd}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: zone
      whenUnsatisfiable: ScheduleAnyway
      labelSelector: {matchLabels: {a: b}}
  env: [{name: TZ, value: UTC}]
  envFrom: [{configMapRef: {name: settings}}]
  certificates: {serverTLSSecret: tls, serverCASecret: ca}
  serviceAccountTemplate: {metadata: {annotations: {a: b}}}
  inheritedMetadata: {labels: {a: b}}
  probes: {readiness: {type: streaming, maximumLag: 16Mi, periodSeconds: 10}}
  seccompProfile: {type: RuntimeDefault}
  monitoring:
    customQueriesConfigMap: [{name: queries, key: q}]
  replicationSlots:
    highAvailability: {enabled: true, slotPrefix: _cnpg_}
    synchronizeReplicas: {enabled: true}
    updateInterval: 30
  managed:
    roles:
      - name: reporter
        ensure: present
        login: true
        connectionLimit: 4
        validUntil: "2053-04-12T15:04:05Z"
        passwordSecret: {name: reporter}
    services:
      disabledDefaultServices: [ro]
      additional:
        - selectorType: rw
          updateStrategy: patch
          serviceTemplate:
            metadata: {name: public}
            spec: {type: LoadBalancer, ports: [{port: 5432, name: pg, targetPort: 5432}]}
  postgresql:
    parameters: {max_connections: "200"}
    pg_hba: [host all all 10.0.0.0/8 scram-sha-256]
    pg_ident: [map john john]
    shared_preload_libraries: [auto_explain]
    synchronous: {method: any, number: 1, dataDurability: required}
    extensions:
      - name: vector
        image: {reference: registry.example.org/vector}
        extension_control_path: [share]
    ldap: {server: ldap.example.org, bindAsAuth: {prefix: a, suffix: b}}
  projectedVolumeTemplate:
    sources: [{secret: {name: s, items: [{key: a, path: b, mode: 420}]}}]
  ephemeralVolumeSource:
    volumeClaimTemplate:
      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
  ephemeralVolumesSizeLimit: {shm: 1Gi}
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: restored}
spec:
  instances: 1
  storage: {size: 1Gi}
  superuserSecret: {name: root}
  enableSuperuserAccess: true
  bootstrap:
    recovery:
      source: origin
      recoveryTarget: {targetTime: "2026-08-11 11:14:21.00000+02", exclusive: false}
      secret: {name: app}
      database: app
      owner: app
  externalClusters:
    - name: origin
      connectionParameters: {host: db, user: postgres, dbname: postgres}
      password: {name: pw, key: password}
      sslKey: {name: tls, key: tls.key}
      barmanObjectStore:
        destinationPath: s3://bucket/
        endpointURL: https://s3.example.org
        s3Credentials:
          accessKeyId: {name: s3, key: id}
          secretAccessKey: {name: s3, key: secret}
        wal: {compression: gzip, maxParallel: 8, encryption: AES256}
        data: {compression: snappy, jobs: 2, immediateCheckpoint: true}
        tags: {a: b}
  backup:
    target: prefer-standby
    retentionPolicy: 30d
    barmanObjectStore:
      destinationPath: gs://bucket
      googleCredentials: {gkeEnvironment: true}
    volumeSnapshot:
      className: snap
      online: true
      onlineConfiguration: {waitForArchive: true, immediateCheckpoint: false}
      snapshotOwnerReference: cluster
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: copied}
spec:
  instances: 2
  imageCatalogRef: {apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: images, major: 17}
  storage: {size: 1Gi, resizeInUseVolumes: true}
  replica: {enabled: true, source: origin}
  bootstrap:
    pg_basebackup: {source: origin, database: app, owner: app}
  externalClusters:
    - name: origin
      connectionParameters: {host: db}
      plugin: {name: barman-cloud.cloudnative-pg.io, parameters: {barmanObjectName: store}}
  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters: {barmanObjectName: store}
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: imported}
spec:
  instances: 1
  storage: {size: 1Gi}
  bootstrap:
    initdb:
      database: app
      owner: app
      encoding: UTF8
      localeProvider: icu
      icuLocale: en
      walSegmentSize: 32
      dataChecksums: true
      postInitApplicationSQL: [CREATE EXTENSION hstore]
      postInitApplicationSQLRefs:
        secretRefs: [{name: sql, key: a}]
        configMapRefs: [{name: sql, key: a}]
      import:
        type: microservice
        databases: [app]
        schemaOnly: false
        pgDumpExtraOptions: ["--jobs=2"]
        source: {externalCluster: old}
  externalClusters:
    - name: old
      connectionParameters: {host: db}
      password: {name: pw, key: password}
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: unchecked
  annotations: {cnpg.io/validation: disabled}
spec:
  instances: 1
  storage: {size: none}
  tablespaces: [{name: hot, storage: {}}]
  postgresql:
    parameters: {work-mem: 1MB, archive_command: "true", shared_buffers: big}
`,
];
