import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { planOnCluster } from "#commands/cluster/cluster-facts.ts";
import { buildFencing } from "#commands/cluster/fence.ts";
import { buildScaling } from "#commands/cluster/scale.ts";
import { buildPromotion } from "#commands/instance/promote.ts";
import type { Plan } from "#commands/operations/operation.ts";
import { resourceOf } from "#test/support/live/objects.ts";
import { openStage } from "#test/support/operations/open-stage.ts";
import type { Stage, Staging } from "#test/support/operations/open-stage.ts";

let stage: Stage;

async function open(staging: Staging): Promise<Stage> {
  stage = await openStage(staging);
  return stage;
}

afterEach(() => stage.dispose());

const path = "/apis/postgresql.cnpg.io/v1/namespaces/shop/clusters/pg";
const standbys = new Map([["pg-2", { state: "streaming", syncState: "async", lag: 2048 }]]);

function promotion({ cluster }: Stage, known = true): Plan {
  const target = { context: "kind", resource: resourceOf("clusters"), object: cluster };
  return planOnCluster(target, ["pods"], (facts) =>
    buildPromotion(facts, "pg-2", known ? standbys : undefined),
  );
}

function scaling({ cluster }: Stage, count: number): Plan {
  const target = { context: "kind", resource: resourceOf("clusters"), object: cluster };
  return planOnCluster(target, ["pods"], (facts) => buildScaling(facts, count));
}

/** Promotes as the operator does: the target becomes the primary, and the phase healthy. */
function actAsOperator({ api }: Stage): void {
  api.react((written, plural) => {
    const status = written["status"] as { targetPrimary?: string; currentPrimary?: string };
    if (plural !== "clusters" || status.targetPrimary === status.currentPrimary) return;
    const phase = "Cluster in healthy state";
    const done = { ...status, phase, currentPrimary: status.targetPrimary, timelineID: 2 };
    api.put("clusters", { ...written, status: done });
  });
}

test("a promotion is tried, asked for, sent, followed and reported as it was seen", async () => {
  const { api, transcript, details, services, runPlan } = await open({ says: ["Promote"] });
  actAsOperator(stage);
  assert.equal(await runPlan(promotion(stage)), "done");
  assert.deepEqual(transcript, [
    "decide: Make pg-2 the primary of pg? [Promote | Show Change]",
    "inform: pg-2 is the primary now, on timeline 2, and all instances are ready",
  ]);
  const [detail = ""] = details;
  assert.match(detail, /^Context kind · namespace shop · Cluster pg\n/);
  assert.match(detail, /Writes stop for some seconds .* connections to pg-1 are cut/);
  assert.match(detail, /2 kB behind the primary/);
  assert.match(
    detail,
    /PATCH clusters\.postgresql\.cnpg\.io\/pg \(status\): status\.targetPrimary="pg-2"/,
  );
  const patches = api.requests.filter(({ method }) => method === "PATCH");
  assert.deepEqual(
    patches.map(({ query }) => query.get("dryRun")),
    ["All", null],
  );
  const sent = patches[1]?.body as Record<string, Record<string, string>>;
  assert.equal(sent["metadata"]?.["resourceVersion"], stage.cluster.metadata.resourceVersion);
  assert.match(sent["status"]?.["targetPrimaryTimestamp"] ?? "", /T12:00:00\.000000Z$/);
  assert.equal(services.logged.length, 1);
  assert.match(
    services.logged[0] ?? "",
    /^write operation=instance\.promote context=kind namespace=shop call="PATCH .*" result=sent$/,
  );
});

test("nothing is sent where the person says no", async () => {
  const { api, transcript, services, runPlan } = await open({ says: [undefined] });
  assert.equal(await runPlan(promotion(stage)), "declined");
  assert.equal(transcript.length, 1);
  assert.deepEqual([api.writes, services.logged], [[], []]);
});

test("a typed name has to be right", async () => {
  const { api, transcript, runPlan } = await open({ says: ["Promote", "pg-3"] });
  assert.equal(await runPlan(promotion(stage, false)), "declined");
  assert.match(
    transcript[1] ?? "",
    /^ask: Make pg-2 the primary of pg: type pg-2 to go on \(Type pg-2/,
  );
  assert.deepEqual(api.writes, []);
});

test("the change is shown on request, and asked for again without a dialog in its way", async () => {
  const { api, transcript, shown, runPlan } = await open({ says: ["Show Change", undefined] });
  assert.equal(await runPlan(promotion(stage)), "declined");
  assert.deepEqual(transcript.slice(1), [
    "compare: Make pg-2 the primary of pg",
    "warn: Make pg-2 the primary of pg? [Promote]",
  ]);
  assert.match(shown.get("pg (now)") ?? "", /targetPrimary: pg-1/);
  assert.match(shown.get("pg (after)") ?? "", /targetPrimary: pg-2/);
  assert.deepEqual(api.writes, []);
});

test("a verb that lacks is named, and nobody is asked", async () => {
  const { api, transcript, runPlan } = await open({});
  api.intercept(({ path, body }) => {
    const text = JSON.stringify(body ?? "");
    const isStatus = path.endsWith("accessreviews") && text.includes('"subresource":"status"');
    return isStatus ? { status: 201, body: { status: { allowed: false } } } : undefined;
  });
  assert.equal(await runPlan(promotion(stage)), "refused");
  assert.deepEqual(transcript, [
    "warn: Make pg-2 the primary of pg: you lack the right to patch clusters.postgresql.cnpg.io/status in namespace shop; ask who administers the cluster for it",
  ]);
  assert.deepEqual(api.writes, []);
});

test("a precondition that fails is said with its reason", async () => {
  const { transcript, runPlan, api } = await open({ unready: [2] });
  assert.equal(await runPlan(promotion(stage)), "refused");
  assert.deepEqual(transcript, [
    "warn: Make pg-2 the primary of pg: not now, because\npg-2 is not ready: as a primary it would not start, and nobody could write",
  ]);
  assert.deepEqual(api.writes, []);
});

test("somebody was faster: it is looked at anew and sent again", async () => {
  const { api, runPlan, transcript, services } = await open({ says: ["Promote"] });
  actAsOperator(stage);
  changeOnce({ metadata: { annotations: { note: "x" } } });
  assert.equal(await runPlan(promotion(stage)), "done");
  assert.equal(api.writes.length, 2);
  assert.equal(transcript.length, 2, "what was said yes to is the same, so nobody is asked again");
  assert.deepEqual(
    services.logged.map((line) => line.split(" ").at(-1)),
    ["result=conflict", "result=sent"],
  );
});

test("somebody was faster and made it wrong: it is not sent again", async () => {
  const { runPlan, transcript, api } = await open({ says: ["Promote"] });
  changeOnce({ metadata: { annotations: { "cnpg.io/fencedInstances": '["pg-2"]' } } });
  assert.equal(await runPlan(promotion(stage)), "refused");
  assert.equal(api.writes.length, 1);
  assert.match(transcript.at(-1) ?? "", /pg-2 is fenced; unfence it first/);
});

/** Changes the Cluster between the question and the write. */
function changeOnce(over: { readonly metadata: { readonly annotations: Record<string, string> } }) {
  let left = 1;
  stage.api.intercept(({ method, query }) => {
    if (method === "PATCH" && query.get("dryRun") === null && left-- > 0) {
      const metadata = { ...stage.cluster.metadata, ...over.metadata };
      stage.api.put("clusters", { ...stage.cluster, metadata });
    }
    return undefined;
  });
}

test("what takes too long is said with what was seen last", async () => {
  const { runPlan, transcript } = await open({ says: ["Promote"], tick: 120_000 });
  assert.equal(await runPlan(promotion(stage)), "unseen");
  assert.equal(
    transcript.at(-1),
    "warn: Make pg-2 the primary of pg: sent, but after 10 minutes it is still not there. Last seen: pg-1 is still the primary; waits for pg-2",
  );
});

test("following can be given up; the write stays", async () => {
  const { runPlan, transcript, api, services } = await open({ says: ["Promote"] });
  services.ui.follow = (_title, run) => {
    const cancelled = new AbortController();
    return run(() => cancelled.abort(), cancelled.signal);
  };
  assert.equal(await runPlan(promotion(stage)), "unseen");
  assert.equal(api.writes.length, 1);
  assert.match(transcript.at(-1) ?? "", /sent, and not watched any longer/);
});

test("a server that is away for a moment does not end the following", async () => {
  const { runPlan, api } = await open({ says: ["Promote"] });
  actAsOperator(stage);
  let left = 2;
  api.intercept(({ method }) => {
    const sent = api.writes.length > 0;
    return sent && method === "GET" && left-- > 0 ? "cut" : undefined;
  });
  assert.equal(await runPlan(promotion(stage)), "done");
});

test("the server's refusal at the dry run ends it before anybody is asked", async () => {
  const { runPlan, transcript, api } = await open({});
  const message = 'admission webhook "vcluster.cnpg.io" denied the request: no';
  api.intercept(({ query }) =>
    query.get("dryRun") === "All"
      ? { status: 422, body: { code: 422, reason: "Invalid", message } }
      : undefined,
  );
  assert.equal(await runPlan(promotion(stage)), "refused");
  assert.deepEqual(transcript, [
    `warn: Make pg-2 the primary of pg: nothing was changed, the server says: ${message}`,
  ]);
});

test("read-only mode stops every plan before anything is asked of the server", async () => {
  const { runPlan, transcript, api } = await open({ readOnly: ["kind"] });
  assert.equal(await runPlan(promotion(stage)), "refused");
  assert.match(transcript[0] ?? "", /^warn: Nothing is changed in kind/);
  assert.deepEqual(api.requests, []);
});

test("who keeps the manifest elsewhere is named, and the manifest opened", async () => {
  const file = {
    uri: "file:///w/pg.yaml",
    path: "pg.yaml",
    text: "# first\n---\napiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: pg\n  namespace: shop\n",
  };
  const { runPlan, transcript, details, api } = await open({
    says: ["Open Manifest"],
    cluster: { annotations: { "argocd.argoproj.io/tracking-id": "shop-app:x/y" } },
    services: { files: [file] },
  });
  assert.equal(await runPlan(scaling(stage, 5)), "declined");
  assert.match(details[0] ?? "", /Argo CD \(shop-app\) keeps this object's manifest/);
  assert.deepEqual(transcript, [
    "decide: Scale pg from 3 to 5? [Scale | Show Change | Open Manifest]",
    `open: ${file.uri} at 12`,
  ]);
  assert.deepEqual(api.writes, []);
});

test("what the webhook would refuse is said beforehand", async () => {
  const synchronous = { method: "any", number: 2 };
  const { runPlan, transcript, api } = await open({
    cluster: { spec: { postgresql: { synchronous } } },
  });
  assert.equal(await runPlan(scaling(stage, 2)), "refused");
  assert.match(transcript[0] ?? "", /not now, because\n2 standbys should confirm each commit/);
  assert.deepEqual(api.writes, []);
});

test("an object that is gone is said to be gone", async () => {
  const { runPlan, transcript, api } = await open({});
  api.remove("clusters", stage.cluster);
  assert.equal(await runPlan(promotion(stage)), "refused");
  assert.deepEqual(transcript, ["warn: pg is not there any more; refresh the view"]);
});

test("an unwritten right to see pods leaves the rest of a fence to be told honestly", async () => {
  const { runPlan, transcript, api } = await open({ says: ["Fence", "pg-2"] });
  api.intercept(({ path }) =>
    path.endsWith("/pods") ? { status: 403, body: { code: 403, message: "no" } } : undefined,
  );
  const target = { context: "kind", resource: resourceOf("clusters"), object: stage.cluster };
  const plan = planOnCluster(target, ["pods"], (facts) => buildFencing(facts, "pg-2"));
  assert.equal(await runPlan(plan), "done");
  assert.match(transcript.at(-1) ?? "", /cannot be seen without the right to list pods/);
  assert.deepEqual(api.writes, [`PATCH ${path}`]);
});
