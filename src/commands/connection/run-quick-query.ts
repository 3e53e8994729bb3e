import type { Command } from "#commands/command.ts";
import { chooseSession } from "#commands/connection/choose-session.ts";
import { tell } from "#commands/tell.ts";
import { explainFailure } from "#postgres/explain-failure.ts";
import { quickQueries } from "#postgres/queries/queries.ts";
import { withSession } from "#postgres/session.ts";
import type { Values } from "#postgres/session.ts";

/** One of the questions that are ready made, in a read-only transaction; the answer is a document. */
export const runQuickQuery: Command = async (node, services) => {
  const query = await services.ui.choose(
    tell(services, "query.question"),
    quickQueries.map((value) => ({ label: tell(services, `query.${value.id}`), value })),
  );
  if (query === undefined) return;
  const way = await chooseSession(node, services, tell(services, "query.cluster"));
  if (way === undefined) return;
  const title = tell(services, `query.${query.id}`);
  const rows = await services.ui.follow(title, async (_report, signal) => {
    try {
      return await withSession({ ...way.options, signal }, async (session) => {
        await session.query("begin read only");
        return session.query(query.sql);
      });
    } catch (cause) {
      const { user, database, serverName: name } = way.options;
      const said = cause instanceof Error ? cause.message : String(cause);
      const advice = tell(services, `check.cause.${explainFailure(cause)}`, {
        user,
        database,
        name,
      });
      throw new Error(`${said}: ${advice}`, { cause });
    }
  });
  const where = `${way.name} · ${way.tunnel.status().pod ?? ""} · ${way.options.user}`;
  const text = `# ${title}\n\n${where}\n\n${writeTable(rows) || tell(services, "query.nothing")}\n\n\`\`\`sql\n${query.sql}\n\`\`\`\n`;
  await services.ui.show({ title: `${title}: ${way.name}`, language: "markdown", text });
};

/** A table of Markdown; empty for no rows. */
export function writeTable(rows: readonly Values[]): string {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return "";
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns),
    line(columns.map(() => "---")),
    ...rows.map((row) => line(columns.map((column) => cellOf(row[column])))),
  ].join("\n");
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.replaceAll("|", String.raw`\|`).replaceAll(/\s+/g, " ");
}
