import type { Command } from "#commands/command.ts";
import { chooseSession } from "#commands/connection/choose-session.ts";
import type { SessionWay } from "#commands/connection/choose-session.ts";
import type { Services } from "#commands/services.ts";
import { tell } from "#commands/tell.ts";
import { checkConnection as check } from "#postgres/check-connection.ts";
import type { ConnectionReport } from "#postgres/check-connection.ts";
import { explainFailure } from "#postgres/explain-failure.ts";
import { withSession } from "#postgres/session.ts";

/** Logs in through the tunnel, reads, and writes if that is wanted; the result is a document. */
export const checkConnection: Command = async (node, services) => {
  const way = await chooseSession(node, services, tell(services, "check.cluster"));
  if (way === undefined) return;
  const write = await askForWrite(services, way);
  if (write === undefined) return;
  const text = await services.ui.follow(tell(services, "check.running"), (_report, signal) =>
    run(services, way, { write, signal }),
  );
  const title = tell(services, "check.title", { target: way.name });
  await services.ui.show({ title, language: "markdown", text });
};

/** Replicas and read-only ways are not asked about. */
function askForWrite(services: Services, way: SessionWay): Promise<boolean | undefined> {
  if (way.tunnel.target.role !== "rw") return Promise.resolve(false);
  const values = { database: way.options.database, target: way.name };
  return services.ui.choose(tell(services, "check.write"), [
    { label: tell(services, "check.write.no"), value: false },
    {
      label: tell(services, "check.write.action"),
      detail: tell(services, "check.write.detail", values),
      value: true,
    },
  ]);
}

async function run(
  services: Services,
  way: SessionWay,
  { write, signal }: { readonly write: boolean; readonly signal: AbortSignal },
): Promise<string> {
  const start = performance.now();
  try {
    const report = await withSession({ ...way.options, signal }, (session) =>
      check(session, { write }),
    );
    return writeReport(services, way, report);
  } catch (error) {
    return writeFailure(services, way, { error, seconds: (performance.now() - start) / 1000 });
  }
}

function writeReport(services: Services, way: SessionWay, report: ConnectionReport): string {
  const { place, tunnel, name } = way;
  const role = report.isReplica ? "replica" : "primary";
  const rows: readonly (readonly [string, string])[] = [
    ["way", `localhost:${tunnel.port} → ${tunnel.status().pod ?? ""}:${tunnel.target.port}`],
    [
      "tls",
      tell(services, "check.value.tls", { version: report.tls, name: way.options.serverName }),
    ],
    ["user", report.user],
    ["database", report.database],
    ["version", report.version],
    ["role", tell(services, `check.value.${role}`)],
    ["lag", report.lag === undefined ? "" : `${report.lag.toFixed(1)} s`],
    ["round-trip", `${report.roundTrip.toFixed(1)} ms`],
    [
      "write",
      tell(services, `check.value.write.${report.isReadOnly ? "read-only" : report.write}`),
    ],
  ];
  const shown = rows.filter(([, value]) => value !== "");
  const table = shown.map(([key, value]) => `| ${tell(services, `check.row.${key}`)} | ${value} |`);
  return [
    `# ${tell(services, "check.good", { target: name })}`,
    "",
    `${place.context} · ${place.namespace}`,
    "",
    "| | |",
    "|---|---|",
    ...table,
    "",
  ].join("\n");
}

function writeFailure(
  services: Services,
  { name, tunnel, options }: SessionWay,
  { error, seconds }: { readonly error: unknown; readonly seconds: number },
): string {
  const { lastError } = tunnel.status();
  const cause = explainFailure(error);
  const message = error instanceof Error ? error.message : String(error);
  const values = { user: options.user, database: options.database, name: options.serverName };
  const lines = [
    `# ${tell(services, "check.bad", { target: name })}`,
    tell(services, `check.cause.${cause}`, values),
    `> ${message.replaceAll("\n", "\n> ")}`,
    cause === "broken" && lastError !== undefined
      ? tell(services, "check.tunnel-said", { error: lastError })
      : "",
    tell(services, "check.after", { seconds: seconds.toFixed(1) }),
  ];
  return `${lines.filter((line) => line !== "").join("\n\n")}\n`;
}
