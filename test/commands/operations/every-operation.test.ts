import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { LiveCommandId } from "#commands/commands.ts";
import { liveCommands } from "#commands/commands.ts";
import { commandCases } from "#test/support/operations/command-cases.ts";
import type { CommandCase } from "#test/support/operations/command-cases.ts";
import { openStage } from "#test/support/operations/open-stage.ts";
import type { Stage, Staging } from "#test/support/operations/open-stage.ts";

// What every command that writes has in common, one command after the other: it may be forbidden, refused beforehand,
// overtaken, and wait in vain; each time the person hears of it, and nothing happens that was not said yes to.

let stage: Stage | undefined;
afterEach(() => stage?.dispose());

async function open(each: CommandCase, staging: Staging = {}): Promise<Stage> {
  const says = [...(each.before ?? []), ...each.yes];
  // So long between two looks at the clock that whatever is waited for has taken too long.
  stage = await openStage({ tick: 300 * 60_000, ...each.staging, ...staging, says });
  return stage;
}

test("every command that writes has its row here", () => {
  const writing = /^cnpg\.(cluster|instance|pooler|schedule|manifest)\./;
  // They write manifests, compare, or show.
  const looking = /\.(editResources|status|new|diff|dryRun)$/;
  const commands = Object.keys(liveCommands).filter((id) => writing.test(id) && !looking.test(id));
  assert.deepEqual(Object.keys(commandCases).sort(), commands.sort());
});

for (const [name, each] of Object.entries(commandCases)) {
  const id = name as LiveCommandId;

  test(`${id}: the right that lacks is named before anybody is asked`, async () => {
    const { run, api, transcript, services, ...rest } = await open(each);
    api.intercept(({ path }) =>
      path.endsWith("accessreviews")
        ? { status: 201, body: { status: { allowed: false } } }
        : undefined,
    );
    await run(id, each.row({ run, api, transcript, services, ...rest }));
    assert.match(transcript.at(-1) ?? "", /^warn: .*you lack the right to (patch|delete|create) /);
    assert.ok(!transcript.some((line) => line.startsWith("decide: ")), transcript.join("\n"));
    assert.deepEqual([api.writes, services.logged], [[], []]);
  });

  test(`${id}: read-only, it says so and sends nothing`, async () => {
    const opened = await open(each, { readOnly: ["kind"] });
    await opened.run(id, each.row(opened));
    assert.match(opened.transcript.at(-1) ?? "", /^warn: Nothing is changed in kind/);
    assert.deepEqual([opened.api.writes, opened.services.logged], [[], []]);
  });

  test(`${id}: somebody else was faster`, async () => {
    const opened = await open(each);
    let left = 1;
    opened.api.intercept(({ method, path, query, body }) => {
      const isWrite = method !== "GET" && !path.endsWith("accessreviews");
      const isTried =
        query.get("dryRun") !== null || (JSON.stringify(body) ?? "").includes("dryRun");
      if (!isWrite || isTried || left-- <= 0) return undefined;
      return { status: 409, body: { code: 409, reason: "Conflict", message: "changed since" } };
    });
    await opened.run(id, each.row(opened));
    const { services, transcript } = opened;
    assert.match(services.logged[0] ?? "", / result=conflict$/);
    if (restsOnWhatWasRead.has(id)) {
      assert.match(services.logged[1] ?? "", / result=sent$/);
      return;
    }
    assert.equal(services.logged.length, 1);
    assert.match(transcript.at(-1) ?? "", /nothing was changed, the server says: changed since$/);
  });

  test(`${id}: it is sent with a line in the log, and its end is told as it was seen`, async () => {
    const opened = await open(each);
    await opened.run(id, each.row(opened));
    const { transcript, services, api } = opened;
    assert.ok(api.writes.length > 0, transcript.join("\n"));
    assert.equal(services.logged.length, api.writes.length);
    for (const line of services.logged) {
      assert.match(
        line,
        /^write operation=[\w.]+ context=kind namespace=shop call=".*" result=sent$/,
      );
    }
    const last = transcript.findLast((line) => /^(inform|warn): /.test(line)) ?? "";
    assert.match(last, endings[id] ?? stillNotThere);
  });

  const { refused } = each;
  if (refused === undefined) continue;
  test(`${id}: what stands against it is said, and nothing is sent`, async () => {
    const [staging, why] = refused;
    stage = await openStage({ ...staging, says: each.before ?? [] });
    await stage.run(id, each.row(stage));
    assert.match(stage.transcript.at(-1) ?? "", why);
    assert.deepEqual([stage.api.writes, stage.services.logged], [[], []]);
  });
}

/** Looked at anew and sent again; all else the server refuses in its own words. */
const restsOnWhatWasRead: ReadonlySet<LiveCommandId> = new Set([
  "cnpg.cluster.fence",
  "cnpg.cluster.unfence",
  "cnpg.instance.fence",
  "cnpg.instance.promote",
  "cnpg.instance.unfence",
]);

const stillNotThere =
  /^warn: .*: sent, but after \d+ minutes it is still not there\. Last seen: \S/;

/** No operator acts here: what only the server stores is seen, all else is waited for in vain. */
const endings: Partial<Record<LiveCommandId, RegExp>> = {
  "cnpg.cluster.endMaintenance": /^inform: The maintenance window is closed$/,
  "cnpg.cluster.pauseReconciliation": /^inform: The operator leaves it alone now$/,
  "cnpg.cluster.reload": /^inform: Reload the configuration of pg: the server has taken it$/,
  "cnpg.cluster.resumeReconciliation": /^inform: The operator looks after it again/,
  "cnpg.cluster.startMaintenance": /^inform: The maintenance window is open$/,
  // The pods of the stage are ready all the while.
  "cnpg.cluster.unfence": /^inform: Ready again: pg-2$/,
  "cnpg.cluster.wake": /^inform: Awake: pg-1 is the primary, and all instances are ready$/,
  "cnpg.instance.unfence": /^inform: Ready again: pg-2$/,
  "cnpg.manifest.apply": /^inform: Apply Cluster shop\/pg: the server has taken it$/,
  "cnpg.manifest.delete": /^inform: Delete Cluster shop\/pg: the server has taken it$/,
  "cnpg.schedule.resume": /^inform: Resumed; next run -$/,
  "cnpg.schedule.suspend": /^inform: Suspended: no more backups by this schedule$/,
};
