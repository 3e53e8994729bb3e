import assert from "node:assert/strict";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { findRecorded } from "#sandbox/process/process-record.ts";
import { silentReport } from "#sandbox/progress/report.ts";
import { canRunSandbox, findLackingPackages } from "#sandbox/requirements.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";
import { resetSandbox, stopSandbox } from "#sandbox/stop-sandbox.ts";

const name = "traces";
const able = await canRunSandbox();
const lacking = findLackingPackages("node");
const skip = findReasonToSkip();

function findReasonToSkip(): string | false {
  if (!able.ok) return `the sandbox cannot run here: ${able.reason}`;
  if (lacking.length === 0) return false;
  return `${lacking.join(", ")} would be installed; run \`npm run sandbox -- up\` once`;
}

after(() => (skip === false ? resetSandbox(name) : undefined));

test("a node that went up and down leaves the machine as it was", { skip }, async () => {
  await resetSandbox(name);
  const before = lookAround();
  const { folder } = await startSandbox({
    profile: "node",
    name,
    operator: "1.30.0",
    report: silentReport,
  });
  const init = await findRecorded(join(folder, "run", "init.process"));
  const namespaces = ["pid", "net", "mnt"].map((kind) => readlinkSync(`/proc/${init}/ns/${kind}`));
  const during = lookAround();
  assert.ok(findProcesses(folder, namespaces).length > 10, "the node's processes are seen");
  assert.deepEqual({ ...during, cgroups: [] }, { ...before, cgroups: [] });
  assert.notDeepEqual(during.cgroups, before.cgroups, "the node's cgroups are seen");
  await stopSandbox(name);
  assert.deepEqual(findProcesses(folder, namespaces), []);
  assert.deepEqual(lookAround(), before);
});

/** What of the machine a sandbox could change, its processes apart. */
function lookAround(): Readonly<Record<string, readonly string[]>> {
  return {
    mounts: readFileSync("/proc/self/mounts", "utf8").split("\n"),
    interfaces: readdirSync("/sys/class/net").sort(),
    routes: readFileSync("/proc/net/route", "utf8").split("\n"),
    settings: settings.map((path) => `${path} ${readFileSync(`/proc/sys/${path}`, "utf8").trim()}`),
    cgroups: listCgroups("/sys/fs/cgroup", 2),
    files: folders.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`)),
  };
}

/** Those that work in the instance's folder or live in a namespace of the node. */
function findProcesses(folder: string, namespaces: readonly string[]): string[] {
  const links = ["cwd", "ns/pid", "ns/net", "ns/mnt"];
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    const targets = links.map((link) => readLink(`/proc/${pid}/${link}`));
    return targets.some((target) => target.startsWith(folder) || namespaces.includes(target));
  });
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function listCgroups(folder: string, depth: number): string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
  const found = below.filter((path) => path.endsWith(`-${name}`) || path.endsWith("/k8s.io"));
  return [...found, ...(depth > 1 ? below.flatMap((path) => listCgroups(path, depth - 1)) : [])];
}

const settings = [
  "vm/overcommit_memory",
  "kernel/panic",
  "kernel/panic_on_oops",
  "net/ipv4/ip_forward",
  "net/ipv4/icmp_ratelimit",
];
const folders = [
  "/etc",
  "/opt",
  "/run",
  "/usr/libexec",
  "/var",
  "/var/lib",
  "/var/log",
  "/var/tmp",
];
