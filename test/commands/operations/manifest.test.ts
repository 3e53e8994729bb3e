import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { ActiveManifest } from "#commands/editor-source.ts";
import { parseField, placeField } from "#commands/manifest/place-field.ts";
import { selectObjects } from "#commands/manifest/selected-objects.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { openStage } from "#test/support/operations/open-stage.ts";
import type { Stage } from "#test/support/operations/open-stage.ts";

let stage: Stage | undefined;
afterEach(() => stage?.dispose());

const uri = "file:///w/pg.yaml";
const text = [
  "# the cluster",
  "apiVersion: postgresql.cnpg.io/v1",
  "kind: Cluster",
  "metadata: {name: new, namespace: shop}",
  "spec:",
  "  instances: 0",
  "  storage:",
  "    size: 1Gi",
  "---",
  "apiVersion: postgresql.cnpg.io/v1",
  "kind: ScheduledBackup",
  "metadata: {name: daily, namespace: shop}",
  'spec: {schedule: "0 0 2 * * *", cluster: {name: new}}',
  "",
].join("\n");

function active(selected = ""): ActiveManifest {
  const start = selected === "" ? 0 : text.indexOf(selected);
  return { uri, text, selection: { start, end: start + selected.length } };
}

const refusal = {
  status: 422,
  body: {
    code: 422,
    reason: "Invalid",
    message: 'Cluster "new" is invalid',
    details: {
      causes: [
        { reason: "FieldValueInvalid", field: "spec.instances", message: "has to be at least 1" },
        { reason: "FieldValueInvalid", field: "spec.storage.size", message: "too small" },
      ],
    },
  },
};

const ofCluster = (path: string) => path.endsWith("/clusters/new");

async function open(says: readonly string[], manifest = active()): Promise<Stage> {
  stage = await openStage({ says, services: { active: manifest } });
  return stage;
}

test("what the server refuses at its dry run stands at the places that it names", async () => {
  const { run, api, transcript, services } = await open(["kind"]);
  api.intercept(({ method, path }) =>
    method === "PATCH" && ofCluster(path) ? refusal : undefined,
  );
  await run("cnpg.manifest.apply");
  const marked = (services.reports.get(uri) ?? []).map(({ start, end, message }) => [
    text.slice(start, end),
    message,
  ]);
  assert.deepEqual(marked, [
    ["instances", "spec.instances: has to be at least 1"],
    ["size", "spec.storage.size: too small"],
  ]);
  assert.equal(
    transcript.at(-1),
    "warn: The server refuses it at 2 places; they are marked in the editor",
  );
  assert.deepEqual(api.writes, []);
});

test("all documents are applied after one yes, as cnpg-workbench", async () => {
  const { run, api, transcript, services } = await open(["kind", "Apply"]);
  await run("cnpg.manifest.apply");
  assert.deepEqual(api.writes, [
    "PATCH /apis/postgresql.cnpg.io/v1/namespaces/shop/clusters/new",
    "PATCH /apis/postgresql.cnpg.io/v1/namespaces/shop/scheduledbackups/daily",
  ]);
  const sent = api.requests.find(({ method, query }) => method === "PATCH" && !query.has("dryRun"));
  assert.deepEqual(
    [sent?.query.get("fieldManager"), sent?.query.get("force"), sent?.headers["content-type"]],
    ["cnpg-workbench", "false", "application/apply-patch+yaml"],
  );
  assert.equal(transcript.at(-1), "inform: Apply 2 objects: the server has taken it");
  assert.equal(services.logged.length, 2);
  assert.doesNotMatch(services.logged.join("\n"), /1Gi/, "what people write is not logged");
});

test("only the documents that the selection touches are sent", async () => {
  const { run, api } = await open(["kind", "Apply"], active("kind: ScheduledBackup"));
  await run("cnpg.manifest.apply");
  assert.deepEqual(api.writes, [
    "PATCH /apis/postgresql.cnpg.io/v1/namespaces/shop/scheduledbackups/daily",
  ]);
});

const conflict = {
  status: 409,
  body: {
    code: 409,
    reason: "Conflict",
    message: "Apply failed with 1 conflict",
    details: {
      causes: [
        {
          reason: "FieldManagerConflict",
          field: ".spec.instances",
          message: 'conflict with "argocd"',
        },
      ],
    },
  },
};

test("fields of others are named with their owner, and left to them without a yes", async () => {
  const { run, api, transcript } = await open(["kind"]);
  api.intercept(({ method, query }) =>
    method === "PATCH" && query.get("force") === "false" ? conflict : undefined,
  );
  await run("cnpg.manifest.apply");
  assert.match(transcript.at(-1) ?? "", /^confirm: Others own fields of this manifest/);
  assert.deepEqual(api.writes, []);
});

test("a dry run says whom the fields belong to", async () => {
  const { run, api, transcript } = await open(["kind"]);
  api.intercept(({ method, query }) =>
    method === "PATCH" && query.get("force") === "false" ? conflict : undefined,
  );
  await run("cnpg.manifest.dryRun");
  assert.match(transcript.at(-1) ?? "", /\.spec\.instances: conflict with "argocd"/);
  assert.deepEqual(api.writes, []);
});

test("the comparison shows what would be stored and stores nothing", async () => {
  const { run, api, shown, transcript } = await open(["kind"]);
  await run("cnpg.manifest.diff");
  assert.match(transcript.at(-1) ?? "", /^compare: /);
  assert.match(shown.get("new (after)") ?? "", /size: 1Gi/);
  assert.equal(shown.get("new (now)"), "---\n");
  assert.deepEqual(api.writes, []);
});

test("a template is not sent", () => {
  const { unfit } = selectObjects({
    uri,
    text: "kind: {{ .Kind }}\n",
    selection: { start: 0, end: 0 },
  });
  assert.deepEqual(
    unfit.map(({ code }) => code),
    ["template"],
  );
});

test("paths are read as the server spells them", () => {
  assert.deepEqual(parseField("spec.tablespaces[1].name"), ["spec", "tablespaces", 1, "name"]);
  assert.deepEqual(parseField(".spec.parameters[max_wal]"), ["spec", "parameters", "max_wal"]);
  const [first] = readManifest(text).documents;
  assert.ok(first);
  const place = placeField(first, "spec.bootstrap.initdb");
  assert.equal(text.slice(place.start, place.end), "spec");
});
