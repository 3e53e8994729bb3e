import { copyRole } from "#commands/access/copy-role.ts";
import { backUp } from "#commands/backup/back-up.ts";
import { deleteCluster } from "#commands/cluster/delete.ts";
import { editResources } from "#commands/cluster/edit-resources.ts";
import {
  fenceCluster,
  fenceInstance,
  unfenceCluster,
  unfenceInstance,
} from "#commands/cluster/fence.ts";
import { hibernateCluster } from "#commands/cluster/hibernate.ts";
import { endMaintenance, startMaintenance } from "#commands/cluster/maintenance.ts";
import { pauseReconciliation, resumeReconciliation } from "#commands/cluster/reconciliation.ts";
import { reloadCluster } from "#commands/cluster/reload.ts";
import { restartCluster } from "#commands/cluster/restart.ts";
import { scaleCluster } from "#commands/cluster/scale.ts";
import { showStatus } from "#commands/cluster/status.ts";
import { wakeCluster } from "#commands/cluster/wake.ts";
import type { Command } from "#commands/command.ts";
import { addContext } from "#commands/context/add-context.ts";
import { chooseNamespaces } from "#commands/context/choose-namespaces.ts";
import { removeContext } from "#commands/context/remove-context.ts";
import { filterByText, toggleUnhealthyOnly } from "#commands/explorer/filter.ts";
import { refresh } from "#commands/explorer/refresh.ts";
import { showMore } from "#commands/explorer/show-more.ts";
import { toggleGrouping } from "#commands/explorer/toggle-grouping.ts";
import { destroyInstance } from "#commands/instance/destroy.ts";
import { promoteInstance } from "#commands/instance/promote-instance.ts";
import { recreateInstance } from "#commands/instance/recreate.ts";
import { restartInstance } from "#commands/instance/restart.ts";
import { applyManifest, dryRunManifest } from "#commands/manifest/apply.ts";
import { deleteManifest } from "#commands/manifest/delete.ts";
import { diffManifest } from "#commands/manifest/diff.ts";
import { compareWithManifest } from "#commands/object/compare.ts";
import { copyKubectl } from "#commands/object/copy-kubectl.ts";
import { copyName } from "#commands/object/copy-name.ts";
import { describeObject } from "#commands/object/describe.ts";
import { openDocumentation } from "#commands/object/open-documentation.ts";
import { chooseLogRange } from "#commands/logs/choose-range.ts";
import { chooseLogSources } from "#commands/logs/choose-sources.ts";
import { clearLogs, pauseLogs, resumeLogs } from "#commands/logs/control-logs.ts";
import { chooseLogLevel, filterLogs } from "#commands/logs/filter-logs.ts";
import { openLogDocument } from "#commands/logs/open-log-document.ts";
import { openLogKey } from "#commands/logs/open-log-key.ts";
import { showLogs } from "#commands/logs/show-logs.ts";
import { openInWorkspace } from "#commands/object/open-in-workspace.ts";
import { showEvents } from "#commands/object/show-events.ts";
import { showManifest } from "#commands/object/show-manifest.ts";
import { pausePooler, resumePooler } from "#commands/pooler/pause.ts";
import { newSchedule } from "#commands/scheduled-backup/new-schedule.ts";
import { runScheduleOnce } from "#commands/scheduled-backup/run-once.ts";
import { resumeSchedule, suspendSchedule } from "#commands/scheduled-backup/suspend.ts";
import { copyConnection } from "#commands/connection/copy-connection.ts";
import { handOverConnection } from "#commands/connection/hand-over.ts";
import { forwardPort } from "#commands/forward/forward-port.ts";
import {
  forwardAny,
  forwardInstance,
  forwardMetrics,
  forwardPooler,
  forwardPrimary,
  forwardReplica,
} from "#commands/forward/forward-role.ts";
import {
  changeForwardPort,
  copyForwardAddress,
  probeForward,
  reconnectForward,
  stopForward,
} from "#commands/forward/manage-forward.ts";
import { openLocalPsql } from "#commands/psql/open-local-psql.ts";
import { openPodPsql } from "#commands/psql/open-pod-psql.ts";
import { checkConnection } from "#commands/connection/check-connection.ts";
import { runQuickQuery } from "#commands/connection/run-quick-query.ts";

/** Every command about live clusters; `package.json` contributes the same, and a test holds them together. */
export const liveCommands = {
  "cnpg.access.copyRole": copyRole,
  "cnpg.cluster.backUp": backUp,
  "cnpg.cluster.delete": deleteCluster,
  "cnpg.cluster.editResources": editResources,
  "cnpg.cluster.endMaintenance": endMaintenance,
  "cnpg.cluster.fence": fenceCluster,
  "cnpg.cluster.hibernate": hibernateCluster,
  "cnpg.cluster.pauseReconciliation": pauseReconciliation,
  "cnpg.cluster.reload": reloadCluster,
  "cnpg.cluster.restart": restartCluster,
  "cnpg.cluster.resumeReconciliation": resumeReconciliation,
  "cnpg.cluster.scale": scaleCluster,
  "cnpg.cluster.startMaintenance": startMaintenance,
  "cnpg.cluster.status": showStatus,
  "cnpg.cluster.unfence": unfenceCluster,
  "cnpg.cluster.wake": wakeCluster,
  "cnpg.connection.check": checkConnection,
  "cnpg.connection.query": runQuickQuery,
  "cnpg.connection.copy": copyConnection,
  "cnpg.connection.handOver": handOverConnection,
  "cnpg.context.add": addContext,
  "cnpg.context.chooseNamespaces": chooseNamespaces,
  "cnpg.context.remove": removeContext,
  "cnpg.explorer.filter": filterByText,
  "cnpg.explorer.refresh": refresh,
  "cnpg.explorer.showMore": showMore,
  "cnpg.explorer.toggleGrouping": toggleGrouping,
  "cnpg.explorer.toggleUnhealthyOnly": toggleUnhealthyOnly,
  "cnpg.instance.destroy": destroyInstance,
  "cnpg.instance.fence": fenceInstance,
  "cnpg.instance.promote": promoteInstance,
  "cnpg.instance.recreate": recreateInstance,
  "cnpg.instance.restart": restartInstance,
  "cnpg.instance.unfence": unfenceInstance,
  "cnpg.manifest.apply": applyManifest,
  "cnpg.manifest.delete": deleteManifest,
  "cnpg.manifest.diff": diffManifest,
  "cnpg.manifest.dryRun": dryRunManifest,
  "cnpg.object.compare": compareWithManifest,
  "cnpg.forward.any": forwardAny,
  "cnpg.forward.changePort": changeForwardPort,
  "cnpg.forward.copyAddress": copyForwardAddress,
  "cnpg.forward.instance": forwardInstance,
  "cnpg.forward.metrics": forwardMetrics,
  "cnpg.forward.pooler": forwardPooler,
  "cnpg.forward.port": forwardPort,
  "cnpg.forward.primary": forwardPrimary,
  "cnpg.forward.probe": probeForward,
  "cnpg.forward.reconnect": reconnectForward,
  "cnpg.forward.replica": forwardReplica,
  "cnpg.forward.stop": stopForward,
  "cnpg.logs.clear": clearLogs,
  "cnpg.logs.filter": filterLogs,
  "cnpg.logs.level": chooseLogLevel,
  "cnpg.logs.openDocument": openLogDocument,
  "cnpg.logs.openKey": openLogKey,
  "cnpg.logs.pause": pauseLogs,
  "cnpg.logs.range": chooseLogRange,
  "cnpg.logs.resume": resumeLogs,
  "cnpg.logs.show": showLogs,
  "cnpg.logs.sources": chooseLogSources,
  "cnpg.object.copyKubectl": copyKubectl,
  "cnpg.object.copyName": copyName,
  "cnpg.object.describe": describeObject,
  "cnpg.object.openDocumentation": openDocumentation,
  "cnpg.object.openInWorkspace": openInWorkspace,
  "cnpg.object.showEvents": showEvents,
  "cnpg.object.showManifest": showManifest,
  "cnpg.pooler.pause": pausePooler,
  "cnpg.pooler.resume": resumePooler,
  "cnpg.schedule.new": newSchedule,
  "cnpg.schedule.resume": resumeSchedule,
  "cnpg.schedule.runOnce": runScheduleOnce,
  "cnpg.schedule.suspend": suspendSchedule,
  "cnpg.psql.pod": openPodPsql,
  "cnpg.psql.tunnel": openLocalPsql,
} as const satisfies Readonly<Record<string, Command>>;

export type LiveCommandId = keyof typeof liveCommands;
