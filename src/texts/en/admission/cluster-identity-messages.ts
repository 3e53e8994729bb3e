export const clusterIdentityMessages: Readonly<Record<string, string>> = {
  "cluster/name-not-dns-label":
    "Services are named after the Cluster, so {name} cannot be its name; use lower-case letters, digits and hyphens, with a letter first and no dots",
  "cluster/name-not-dns-label.generated":
    "Services are named after the Cluster, so its name cannot begin with {name}; use lower-case letters, digits and hyphens, with a letter first and no dots",
  "cluster/name-too-long":
    "The name of a Cluster has 50 characters at most, this one has {length}; shorten it",
  "cluster/name-too-long.generated":
    "The name of a Cluster has 50 characters at most, and 5 are hung on this prefix of {length}; shorten it",
  "cluster/image-tag-latest":
    "The tag latest hides the PostgreSQL version, so upgrades cannot be seen; write a tag that begins with it, as 18.4-standard-trixie",
  "cluster/image-digest-without-tag":
    "A digest alone hides the PostgreSQL version; put a tag before it that begins with it, as 18.4-standard-trixie@sha256:…",
  "cluster/image-tag-not-version":
    "No PostgreSQL version can be read from the tag {tag}; write one that begins with it, as 18.4-standard-trixie",
  "cluster/pg-version-unsupported":
    "The operator does not run PostgreSQL {major}; use an image of {oldest} or newer",
  "cluster/pg-version-unsupported.catalog":
    "The operator does not run PostgreSQL {major}; choose {oldest} or newer from the catalog",
  "cluster/image-pull-policy": "{policy} is no image pull policy; use one of {words}, case matters",
  "cluster/cpu-request-over-limit":
    "The CPU request {request} exceeds the limit {limit}; lower it or raise the limit",
  "cluster/memory-request-over-limit":
    "The memory request {request} exceeds the limit {limit}; lower it or raise the limit",
  "cluster/ephemeral-storage-request-over-limit":
    "The request for ephemeral storage {request} exceeds the limit {limit}; lower it or raise the limit",
  "cluster/hugepages-mismatch":
    "Huge pages are not shared, so the request {request} for {name} must equal its limit {limit}; write the same on both sides",
  "cluster/hugepages-without-cpu-or-memory":
    "{name} comes only with CPU or memory; request or limit one of them as well",
  "cluster/shared-buffers-over-memory":
    "shared_buffers of {buffers} does not fit into the memory request of {memory}; raise the request or lower shared_buffers",
};
