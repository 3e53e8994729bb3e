import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext } from "#language/create-context.ts";
import { inlayHintsIn } from "#language/inlay-hints/inlay-hints.ts";
import { readManifest } from "#manifest/read-manifest.ts";
import { makeManifest } from "#test/bench/make-manifest.ts";
import { english } from "#texts/en/english.ts";

const { context } = createContext({ rules: {} }, english);
const all = { schedules: true, parameters: true, durations: true };
const now = new Date("2026-11-28T13:30:00Z");

/** The text as the editor shows it: each hint in angle brackets behind its value. */
function shown(text: string, show = all): string {
  const whole = { start: 0, end: text.length };
  const hints = inlayHintsIn(readManifest(text), whole, { context, show, now });
  return hints.reduceRight(
    (result, { at, label }) => `${result.slice(0, at)} ‹${label}›${result.slice(at)}`,
    text,
  );
}

const withoutHints = (text: string): string => text.replace(/ ‹[^›]*›/g, "");

/** All hints of a text; it carries them itself. */
function check(name: string, expected: string): void {
  test(name, () => assert.equal(shown(withoutHints(expected)), expected));
}

check(
  "settings of PostgreSQL are shown in plain units, switches and plain values are not",
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: c}
spec:
  imageName: ghcr.io/cloudnative-pg/postgresql:18.6
  postgresql:
    parameters:
      shared_buffers: "16384" ‹= 128 MB›
      effective_cache_size: 128MB
      work_mem: "65536kB" ‹= 64 MB›
      maintenance_work_mem: "1.5GB"
      wal_buffers: "-1"
      min_wal_size: '80' ‹= 80 MB›
      max_wal_size: 2048MB ‹= 2 GB›
      checkpoint_timeout: 900s ‹= 15 min›
      statement_timeout: "30000" ‹= 30 s›
      lock_timeout: "0"
      idle_session_timeout: 90 s
      log_min_duration_statement: 1000ms ‹= 1 s›
      max_connections: "200"
      wal_keep_size: \${SIZE}
      temp_buffers: 12 apples
`,
);

check(
  "sizes are shown where they are not whole binary units",
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: c}
spec:
  storage: {size: 10G ‹= 9.31 GiB›}
  walStorage:
    size: 0.5Gi ‹= 512 MiB›
  tablespaces:
    - name: t
      storage: {size: 1536Mi ‹= 1.5 GiB›}
    - name: u
      storage: {size: 100Gi}
  resources:
    requests: {cpu: 500m, memory: 512m ‹= 0.512 bytes›}
    limits: {memory: 1073741824 ‹= 1 GiB›, cpu: 4}
  ephemeralVolumesSizeLimit: {shm: 1Gi}
`,
);

check(
  "times are shown from a minute on",
  `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: c}
spec:
  stopDelay: 1800 ‹= 30 min›
  startDelay: 5400 ‹= 1 h 30 min›
  failoverDelay: 0
  smartShutdownTimeout: 45
  probes:
    liveness:
      isolationCheck:
        requestTimeout: 1500 ‹= 1.5 s›
    startup: {periodSeconds: 10, timeoutSeconds: 600 ‹= 10 min›}
  replica: {minApplyDelay: 5400s ‹= 1 h 30 min›}
  monitoring: {metricsQueriesTTL: 1h30m}
---
apiVersion: postgresql.cnpg.io/v1
kind: Pooler
metadata: {name: p}
spec:
  pgbouncer:
    parameters:
      server_lifetime: "3600" ‹= 1 h›
      query_wait_timeout: "120" ‹= 2 min›
      server_idle_timeout: "30"
      default_pool_size: "600"
`,
);

function schedule(text: string, hint: string, more = ""): string {
  return `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: {name: b}
spec:
  schedule: "${text}"${hint}
${more}`;
}

check(
  "schedules are shown in words, with the day of the next run where it is another",
  [
    schedule("0 0 2 * * 0", " ‹Every Sunday at 02:00 UTC, next 2026-11-29 02:00 UTC›"),
    schedule("0 45 13 * * *", " ‹Every day at 13:45 UTC, next 13:45 UTC›"),
    // Five fields are shown as they are read.
    schedule("0 2 * * *", " ‹Every hour at minute 2, second 0, next 14:02 UTC›"),
    schedule("@every 6h", " ‹Fires every 6 h, counted from the last time›"),
    schedule("0 0 0 31 2 *", " ‹Never fires›"),
    schedule("0 0 2 * * *", " ‹Every day at 02:00 UTC, suspended›", "  suspend: true\n"),
    schedule("0 0 2 * *  x", ""),
    schedule("{{ .Values.schedule }}", ""),
  ].join("---\n"),
);

test("the tooltip of a schedule names three runs and the time zone", () => {
  const text = schedule("0 0 2 * * 0", "");
  const span = { start: 0, end: text.length };
  const [hint] = inlayHintsIn(readManifest(text), span, { context, show: all, now });
  assert.match(hint?.tooltip ?? "", /`2026-11-29 02:00`, `2026-12-06 02:00`, `2026-12-13 02:00`/);
  assert.match(hint?.tooltip ?? "", /time zone/);
});

test("each kind of hint can be turned off", () => {
  const text = [
    "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec:\n  stopDelay: 1800\n  storage: {size: 10G}\n",
    schedule("0 45 13 * * *", ""),
  ].join("---\n");
  const marks = (show: typeof all) => shown(text, show).match(/‹[^›]*›/g) ?? [];
  assert.equal(marks(all).length, 3);
  assert.deepEqual(marks({ ...all, durations: false, schedules: false }), ["‹= 9.31 GiB›"]);
  assert.deepEqual(marks({ ...all, parameters: false, schedules: false }), ["‹= 30 min›"]);
  assert.match(marks({ ...all, parameters: false, durations: false }).join(), /^‹Every day[^›]*›$/);
  assert.deepEqual(marks({ schedules: false, parameters: false, durations: false }), []);
});

test("other people's documents and texts that are broken have none, or what is readable", () => {
  assert.equal(shown("kind: Deployment\nspec: {stopDelay: 1800}\n").includes("‹"), false);
  const broken =
    "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec:\n  stopDelay: 1800\n  x: [\n";
  assert.match(shown(broken), /stopDelay: 1800 ‹= 30 min›/);
  const alias = broken.replace("  x: [\n", "  a: &a {stopDelay: 60}\n  b: *a\n");
  // One beside each that is written; none beside the alias.
  assert.equal(shown(alias).match(/‹/g)?.length, 2);
});

test("only what is asked for is read, in less than 5 ms of a file with 4,800 lines", () => {
  const text = makeManifest(50);
  const at = text.indexOf("cluster-20");
  const span = { start: at, end: at + 2_000 };
  const request = { context, show: all, now };
  const times = Array.from({ length: 40 }, (_, round) => {
    // An edit, so that nothing is known of the document at hand.
    const file = readManifest(text.replace("cluster-20\n", `cluster-20${round}\n`));
    // Time of the processor: other work on the machine does not count.
    const start = process.cpuUsage();
    const hints = inlayHintsIn(file, span, request);
    const { user, system } = process.cpuUsage(start);
    assert.ok(hints.length > 0 && hints.every(({ at: place }) => place < span.end + 3_000));
    return (user + system) / 1_000;
  });
  const best = Math.min(...times);
  assert.ok(best < 5, `${best} ms`);
});
