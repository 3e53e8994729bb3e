/** Why an operation is not begun, and what has to come first. */
export const refusalMessages: Readonly<Record<string, string>> = {
  "refused.not-deleting": "{name} is being deleted",
  "refused.not-paused":
    "The operator leaves {name} alone (cnpg.io/reconciliationLoop) and would not act; resume reconciliation first",
  "refused.not-hibernated": "{name} is hibernated; wake it first",
  "refused.no-switch":
    "A switchover is under way ({current} to {target}); wait for it, or promote {current} back if it is stuck",
  "refused.no-upgrade": "A major upgrade is under way; wait for its end",
  "refused.healthy": "{name} has to be healthy and is not: {phase}",
  "refused.nothing-fenced": "Instances of {name} are fenced; unfence them first",
  "refused.no-backup": "A backup of {name} is running; wait for its end",
  "refused.no-cold-backup":
    "A cold backup of {name} is running and fences its instance by itself; wait for its end",
  "refused.is-paused": "The operator looks after {name} already",
  "refused.is-hibernated": "{name} is not hibernated",
  "refused.other-count": "{name} has {count} instances already",
  "refused.known-instance": "{instance} is no instance of this cluster; refresh the view",
  "refused.not-fenced-yet": "{instance} is fenced already",
  "refused.is-fenced": "{instance} is not fenced",
  "refused.not-target-yet": "{instance} is the primary already, or becomes it",
  "refused.calm": "The cluster is busy: {phase}; wait until it is healthy",
  "refused.candidate-ready":
    "{instance} is not ready: as a primary it would not start, and nobody could write",
  "refused.candidate-free": "{instance} is fenced; unfence it first",
  "refused.primary-free": "The primary {primary} is fenced and cannot hand over; unfence it first",
  "refused.streaming": "{instance} does not stream from the primary ({state})",
  "refused.not-lagging":
    "{instance} is {lag} MB behind the primary; let it catch up, or choose another one",
  "refused.pod-seen":
    "The pod of {instance} cannot be seen; refresh the view, or ask for the right to list pods",
  "refused.not-primary": "{instance} is the primary; promote another instance first",
  "refused.others": "{instance} is the only instance: its data are the only ones",
  "refused.other-ready": "No other instance is ready: {instance} may hold the only good data",
  "refused.no-join": "An instance is being cloned ({jobs}); wait for its end",
  "refused.claims-seen":
    "The volumes of {instance} cannot be seen; ask for the right to list persistentvolumeclaims",
  "refused.volume-stays":
    "The operator ({operator}) gives the next instance the name {instance} again: it would clone over the volume that is kept and then wait for ever. Back up or take a snapshot first, then let the volume go with the instance",
  "refused.method":
    "{name} is not configured for backups by {method}; configure it, or choose another method",
  "refused.some-ready": "No instance of {name} is ready, so there is nobody to back up",
  "refused.no-method":
    "{name} has no way to be backed up: add a backup plugin below spec.plugins, or spec.backup, to its manifest",
  "refused.schedule-active": "{name} is suspended already",
  "refused.schedule-suspended": "{name} is not suspended",
  "refused.pooler-active": "{name} is paused already",
  "refused.pooler-paused": "{name} is not paused",
  "refused.no-manifest":
    "There is no manifest in the active editor: open one and run the command again",
  "refused.unserved": "Nothing was sent: {message}; install what brings it first",
  "refused.none-there": "The server has none of these: {names}",
  "refused.document.template":
    "The document at line {line} holds a template; render it first, since the server needs plain objects",
  "refused.document.patch": "The document at line {line} is a patch; build the whole object first",
  "refused.document.broken": "The document at line {line} is no valid YAML; mend it first",
  "refused.document.conflicted":
    "The document at line {line} holds conflict markers; resolve them first",
  "refused.document.unnamed":
    "The document at line {line} needs apiVersion, kind and metadata.name",
};
