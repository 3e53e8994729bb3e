import type { StatusView } from "#commands/status/view-status.ts";
import { isArchivingSkipped } from "#domain/cnpg/annotations.ts";
import type { InstanceReport } from "#domain/cnpg/instance-report.ts";
import { findWalArchiver } from "#domain/cnpg/wal-archiver.ts";
import type { WalArchiver } from "#domain/cnpg/wal-archiver.ts";
import { formatSince } from "#tree/format-age.ts";
import { tell } from "#tree/tree-environment.ts";

/** Who archives WAL, whether it works, and what was the last of it. */
export function describeArchiving(status: StatusView): readonly string[] {
  const { env, cluster, primary } = status;
  const archiver = findWalArchiver(cluster);
  if (archiver === undefined) return [tell(env, "status.archiver.none")];
  return [nameArchiver(status, archiver), stateLine(status), ...fileLines(status, primary)];
}

function nameArchiver({ env, cluster }: StatusView, archiver: WalArchiver): string {
  if (archiver.kind === "in-tree") return tell(env, "status.archiver.in-tree");
  const plugin = cluster.spec?.plugins?.find(({ name }) => name === archiver.name);
  const store = plugin?.parameters?.["barmanObjectName"];
  const { name } = archiver;
  return store === undefined
    ? tell(env, "status.archiver.plugin", { name })
    : tell(env, "status.archiver.store", { name, store });
}

function stateLine({ env, cluster, primary }: StatusView): string {
  if (isArchivingSkipped(cluster.metadata)) return tell(env, "status.archiving.disabled");
  if (primary === undefined) return tell(env, "status.archiving.unknown");
  return tell(env, `status.archiving.${stateOf(primary)}`);
}

/** The instance manager calls it working also where the last failure is newer and has not been retried. */
function stateOf({ isArchiving, lastFailedWal }: InstanceReport): string {
  if (isArchiving) return "works";
  return lastFailedWal === "" ? "starting" : "fails";
}

function fileLines({ env }: StatusView, primary: InstanceReport | undefined): readonly string[] {
  if (primary === undefined) return [];
  const { lastArchivedWal, lastArchivedAt, lastFailedWal, lastFailedAt } = primary;
  const line = (key: string, file: string, time: number | undefined): readonly string[] =>
    file === ""
      ? []
      : [
          tell(env, `status.archived.${key}`, {
            file,
            when: time === undefined ? "?" : formatSince(env, time),
          }),
        ];
  return [
    ...line("last", lastArchivedWal, lastArchivedAt),
    ...line("failed", lastFailedWal, lastFailedAt),
    tell(env, "status.archived.waiting", { count: primary.waitingWalFiles }),
  ];
}
