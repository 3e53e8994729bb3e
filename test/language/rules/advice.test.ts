import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changeMessagesOf,
  codesIn,
  findingsOf,
  messagesOf,
  readFixture,
} from "#test/support/findings.ts";

const head = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: shop\nspec:\n";
const small = "  storage: {size: 10Gi}\n";

/** What fires, and the nearest that does not. */
function pair(name: string, fires: string, silent: string): void {
  test(name, () => {
    const { text, expected } = readFixture(fires);
    assert.notEqual(expected.length, 0);
    assert.deepEqual(findingsOf(text), expected);
    assert.deepEqual(messagesOf(silent), []);
  });
}

pair(
  "memory is requested as far as it is allowed",
  `${head}${small}  resources:
    requests: {memory: 4Gi}
#                      ^^^ memory-request-below-limit
    limits: {memory: 8192Mi}
`,
  `${head}${small}  resources:
    requests: {memory: 8Gi}
    limits: {memory: 8192Mi}
`,
);

pair(
  "large shared buffers want requested memory",
  `${head.trimEnd()}
#<^^ resources-missing
${small}  postgresql: {parameters: {shared_buffers: "256MB"}}
`,
  `${head}${small}  postgresql: {parameters: {shared_buffers: "255MB"}}\n`,
);

pair(
  "a large cluster wants requested memory",
  `${head.trimEnd()}
#<^^ resources-missing
  instances: 2
  storage: {size: 100Gi}
  walStorage: {size: 10Gi}
  resources: {requests: {cpu: 1}}
`,
  `${head}  instances: 2
  storage: {size: 99Gi}
`,
);

pair(
  "a large volume does without WAL, but for a restore",
  `${head}  storage: {size: 100Gi}
# ^^^^^^^ wal-volume-missing
`,
  `${head}  storage: {size: 100Gi}
  bootstrap: {recovery: {backup: {name: b}}}
`,
);

pair(
  "volumes of a class that somebody chose grow with the manifest",
  `${head}  storage: {size: 10Gi, resizeInUseVolumes: false}
  tablespaces:
    - name: t
      storage: {size: 1Gi, storageClass: fast, resizeInUseVolumes: false}
#                                              ^^^^^^^^^^^^^^^^^^ resize-off
`,
  `${head}  storage: {size: 10Gi, storageClass: fast, resizeInUseVolumes: true}\n`,
);

pair(
  "one standby may be away",
  `${head}${small}  instances: 3
  postgresql:
    synchronous: {method: any, number: 2}
#                                      ^ synchronous-blocks-writes
`,
  `${head}${small}  instances: 3
  postgresql:
    synchronous: {method: any, number: 2, dataDurability: preferred}
`,
);

test("standbys of other clusters may answer too", () => {
  const names = "standbyNamesPre: [other], ";
  const text = `${head}${small}  instances: 2\n  postgresql:\n    synchronous: {${names}method: any, number: 1}\n`;
  assert.deepEqual(codesIn(text), []);
  assert.deepEqual(codesIn(text.replace(names, "")), ["synchronous-blocks-writes"]);
});

pair(
  "several instances keep their disruption budget",
  `${head}${small}  instances: 2
  enablePDB: false
# ^^^^^^^^^ disruption-budget-off
`,
  `${head}${small}  enablePDB: false\n`,
);

pair(
  "a shutdown has time behind its smart part",
  `${head}${small}  stopDelay: 194
#            ^^^ stop-delay-too-short
`,
  `${head}${small}  stopDelay: 195\n`,
);

test("a smart part that takes all is told apart, also against the default", () => {
  const messages = (line: string) => messagesOf(head + small + line).map(({ message }) => message);
  assert.match(messages("  smartShutdownTimeout: 1800\n").join(), /no time.*1800 s.*1815 s/);
  assert.match(messages("  stopDelay: 190\n").join(), /only 10 s.*195 s/);
  // 0 stands for the default, and a template may say anything.
  assert.deepEqual(messages("  stopDelay: 0\n"), []);
  assert.deepEqual(messages("  stopDelay: 60\n  smartShutdownTimeout: 0\n"), []);
});

pair(
  "the superuser stays inside",
  `${head}${small}  enableSuperuserAccess: true
# ^^^^^^^^^^^^^^^^^^^^^ superuser-access
`,
  `${head}${small}  enableSuperuserAccess: false\n`,
);

pair(
  "a tag with a minor, a build or a digest stands still",
  `apiVersion: postgresql.cnpg.io/v1
kind: ImageCatalog
metadata: {name: c}
spec:
  images:
    - {major: 18, image: "pg:18-minimal-trixie"}
#                        ^^^^^^^^^^^^^^^^^^^^^^ floating-image
    - {major: 17, image: "pg:latest"}
#                        ^^^^^^^^^^^ floating-image
    - {major: 16, image: pg}
#                        ^^ floating-image
`,
  `apiVersion: postgresql.cnpg.io/v1
kind: ImageCatalog
metadata: {name: c}
spec:
  images:
    - {major: 18, image: "pg:18.6-minimal-trixie"}
    - {major: 17, image: "pg:17-20260901"}
    - {major: 16, image: "host:5000/pg:16@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
    - {major: 15, image: "pg:our-15"}
`,
);

const recovery = (external: string, own: string) => `${head}${small}  bootstrap:
    recovery: {source: origin}
  externalClusters:
    - name: origin
      ${external}
  ${own}
`;
const store = (more: string) =>
  `{name: barman-cloud.cloudnative-pg.io, parameters: {barmanObjectName: ${more}}}`;
const archiver = (more: string) =>
  `plugins: [{name: barman-cloud.cloudnative-pg.io, isWALArchiver: true, parameters: {barmanObjectName: ${more}}}]`;
const bucket = (more: string) =>
  `{destinationPath: "s3://b/${more}", s3Credentials: {inheritFromIAMRole: true}}`;

test("a restored cluster does not archive over its source", () => {
  const found = (external: string, own: string) =>
    codesIn(recovery(external, own)).filter((code) => code !== "deprecated-field");
  const code = ["recovery-into-same-archive"];
  assert.deepEqual(found(`plugin: ${store("s")}`, archiver("s")), code);
  assert.deepEqual(found(`plugin: ${store("s, serverName: shop")}`, archiver("s")), code);
  assert.deepEqual(
    found(`plugin: ${store("s, serverName: a")}`, archiver("s, serverName: a")),
    code,
  );
  assert.deepEqual(found(`plugin: ${store("s, serverName: origin")}`, archiver("s")), []);
  assert.deepEqual(found(`plugin: ${store("s")}`, archiver("other")), []);
  const off = archiver("s").replace("isWALArchiver", "enabled: false, isWALArchiver");
  assert.deepEqual(found(`plugin: ${store("s")}`, off), []);
  // The in-tree store of an external cluster goes by that cluster's name.
  const inTree = (path: string, own: string) =>
    found(`barmanObjectStore: ${bucket(path)}`, `backup: {barmanObjectStore: ${bucket(own)}}`);
  assert.deepEqual(inTree("", ""), []);
  assert.deepEqual(inTree(`", serverName: "shop`, "/"), code);
  assert.deepEqual(inTree(`x", serverName: "shop`, "y"), []);
});

test("a check that is switched off makes it worse", () => {
  const text = recovery(`plugin: ${store("s")}`, archiver("s"));
  const annotated = text.replace(
    "  name: shop\n",
    "  name: shop\n  annotations: {cnpg.io/skipEmptyWalArchiveCheck: enabled}\n",
  );
  const [plain] = messagesOf(text);
  assert.match(plain?.message ?? "", /from shop in ObjectStore s.*refused/);
  assert.equal(plain?.related?.length, 1);
  assert.match(messagesOf(annotated)[0]?.message ?? "", /switched off.*overwrite/);
});

test("patches are told of what they write, not of what they leave out", () => {
  const patch = `${head}  # $patch: merge\n  $patch: merge\n  instances: 3\n  enableSuperuserAccess: true\n  stopDelay: 60\n`;
  assert.ok(codesIn(patch).includes("superuser-access"));
  assert.ok(!codesIn(patch).includes("stop-delay-too-short"));
});

test("every advice can be turned off and silenced in place", () => {
  const text = `${head}${small}  enableSuperuserAccess: true\n`;
  assert.deepEqual(codesIn(text, { rules: { "superuser-access": "off" } }), []);
  const comment = "  # cnpg-lint-disable-next-line superuser-access\n";
  assert.deepEqual(codesIn(text.replace("  enable", `${comment}  enable`)), []);
});

test("limits that standbys share with the primary are lowered with care", () => {
  const shop = (parameters: string, instances = 3) =>
    `${head}${small}  instances: ${instances}\n  postgresql: {parameters: {${parameters}}}\n`;
  const found = (before: string, after: string, instances = 3) =>
    changeMessagesOf(shop(before, instances), shop(after, instances)).map(({ path }) => path);
  const path = "spec.postgresql.parameters.max_connections";
  assert.deepEqual(found('max_connections: "200"', 'max_connections: "150"'), [path]);
  assert.deepEqual(found("", 'max_connections: "99"'), [path]);
  // Taken out, the default holds; 32 of the operator, not 8 of PostgreSQL.
  assert.deepEqual(found('max_worker_processes: "33"', ""), ["spec"]);
  assert.deepEqual(found('max_worker_processes: "32"', ""), []);
  assert.deepEqual(found('max_connections: "150"', 'max_connections: "200"'), []);
  assert.deepEqual(found('max_connections: "200"', 'max_connections: "150"', 1), []);
  assert.deepEqual(found('work_mem: "64MB"', 'work_mem: "32MB"'), []);
  assert.deepEqual(messagesOf(shop('max_connections: "10"')), []);
});

test("huge pages hold the shared buffers beside the memory limit", () => {
  const withPages = (setting: string) => `${head}${small}  resources:
    limits: {memory: 4Gi, hugepages-2Mi: 2Gi}
    requests: {memory: 4Gi}
  postgresql: {parameters: {shared_buffers: 1843MB, huge_pages: "${setting}"}}
`;
  assert.deepEqual(codesIn(withPages("on")), []);
  assert.deepEqual(codesIn(withPages("off")), ["shared-buffers-share"]);
});

test("a superuser's Secret does nothing as long as the superuser may not log in", () => {
  const withAccess = (line: string) =>
    `${head}${small}  superuserSecret: {name: shop-superuser}\n${line}`;
  for (const line of ["", "  enableSuperuserAccess: false\n"]) {
    assert.deepEqual(codesIn(withAccess(line)), ["superuser-secret-ignored"]);
  }
  assert.deepEqual(codesIn(withAccess("  enableSuperuserAccess: ${ACCESS}\n")), []);
  assert.ok(
    !codesIn(withAccess("  enableSuperuserAccess: true\n")).includes("superuser-secret-ignored"),
  );
});
