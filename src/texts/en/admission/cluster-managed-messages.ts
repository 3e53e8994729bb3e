/** Managed services and roles, environment, extensions, Pod selectors, annotations. */
export const clusterManagedMessages: Readonly<Record<string, string>> = {
  "cluster/service-rw-disabled":
    "The read-write service cannot be switched off, since the instances use it themselves. Remove `rw` from the list",
  "cluster/service-name-reserved":
    "The operator makes a service {name} itself. Choose another name",
  "cluster/service-selector-set":
    "The operator writes the selector of a managed service itself. Remove `selector`, and choose the instances by `selectorType`",
  "cluster/service-name-missing":
    "The service has no name. Write `metadata.name` in its `serviceTemplate`",
  "cluster/service-name-duplicate":
    "Two additional services have the name {name}. Rename or remove one",
  "cluster/role-duplicate": "The role {name} stands in the list twice. Join the two entries to one",
  "cluster/role-connection-limit":
    "The role {name} cannot have a connection limit of {limit}. Write 0 or more, or -1 for no limit",
  "cluster/role-reserved":
    "The role {name} belongs to PostgreSQL or the operator, as do all names that begin with `pg_` or `cnpg_`. Choose another name",
  "cluster/role-password-conflict":
    "The role {name} is to have no password and a password from a Secret. Remove `disablePassword` or `passwordSecret`",
  "cluster/env-reserved":
    "The operator keeps {name} for itself, as it does all variables that begin with `PG` or `CNPG_`. Remove it; settings of PostgreSQL belong in `postgresql.parameters`",
  "cluster/extension-name-duplicate":
    "The extension {name} stands in the list twice. Join the two entries to one",
  "cluster/extension-volume-collision":
    "The extensions {name} and {other} would share a volume name, since `_` becomes a hyphen. Rename one",
  "cluster/extension-image-missing":
    "The extension {name} has no image. Write `image.reference`; from operator 1.29 on an image catalog can bring it too",
  "cluster/extension-path-empty":
    "An empty path points to nothing. Write the folder inside the image, or remove the entry",
  "cluster/extension-path-duplicate": "The path {value} stands in the list twice. Remove one",
  "cluster/extension-path-escape":
    "The path {value} leaves the image of the extension. Write a path below it, without `..`",
  "cluster/extension-env-reserved":
    "The operator keeps {name} for itself, as it does all variables that begin with `PG` or `CNPG_`. Remove it, or give it another name",
  "cluster/extension-env-dedicated":
    "{name} is put together from all extensions. Write the folder in `{field}` instead",
  "cluster/extension-env-placeholder":
    "The operator cannot fill in {placeholders}; it knows `${image_root}` only. Use that, or write `$$` for a dollar sign before a brace",
  "cluster/pod-selector-invalid.key":
    'The label key "{key}" is not valid. Use at most 63 letters, digits, `-`, `_` and `.`, with a prefix such as `example.com/` if need be',
  "cluster/pod-selector-invalid.value":
    'No label can have the value "{value}". Use at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends',
  "cluster/pod-selector-invalid.operator":
    '"{operator}" is not an operator of label selectors. Write `In`, `NotIn`, `Exists` or `DoesNotExist`',
  "cluster/pod-selector-invalid.values-missing":
    "`{operator}` compares with values, and there are none. List some, or write `Exists` or `DoesNotExist`",
  "cluster/pod-selector-invalid.values-extra":
    "`{operator}` looks at the key alone. Remove `values`, or write `In` or `NotIn`",
  "cluster/hba-descriptor-unknown":
    "The operator cannot fill in a token of type {type} in a line of pg_hba. Write `${podselector:NAME}` with the name of a Pod selector",
  "cluster/hba-selector-not-found":
    "There is no Pod selector {name} in `spec.podSelectorRefs`. Add it, or correct the name",
  "cluster/hba-multiple-selectors":
    "A line of pg_hba takes one Pod selector. Write a line for each",
  "cluster/hibernation-annotation":
    '"{value}" says neither that the Cluster sleeps nor that it wakes. Write "on" or "off" in quotes',
  "cluster/pod-patch-undecodable":
    "The Pod patch is not a JSON patch. Write a list of operations, each with `op`, `path` and what the operation needs: `value` for add and replace, `from` for move and copy",
  "cluster/liveness-pinger-annotation":
    'The value cannot be read. Write a JSON object such as `{"enabled": true}`, with whole numbers for `requestTimeout` and `connectionTimeout`; better, use `spec.probes.liveness.isolationCheck`',
};
