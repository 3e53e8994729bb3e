import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { findProgram } from "#scripts/editor/find-program.ts";
import { projectPath } from "#scripts/project-path.ts";
import { findCacheFolder } from "#scripts/cache-folder.ts";
import type { Profile } from "./instance.ts";
import { run } from "./process/run.ts";
import type { Report } from "./progress/report.ts";
import { SandboxError } from "./sandbox-error.ts";

export type Ability = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Whether a sandbox can run here, once packages that can be installed are installed. Changes nothing. */
export async function canRunSandbox(profile: Profile = "node"): Promise<Ability> {
  for (const check of checks) {
    const reason = await check(profile);
    if (reason !== undefined) return { ok: false, reason };
  }
  return { ok: true };
}

/** Installs the Debian packages that lack; throws with what to do where something else does. */
export async function requireAbilities(profile: Profile, report: Report): Promise<void> {
  const able = await canRunSandbox(profile);
  if (!able.ok) throw new SandboxError(`The sandbox cannot run here: ${able.reason}`);
  const lacking = findLackingPackages(profile);
  if (lacking.length > 0) {
    await report.during(`Installing ${lacking.join(", ")}`, () => install(lacking));
  }
  if (profile === "node") await loadKernelModules();
}

export interface DebianPackage {
  readonly name: string;
  /** A file in PATH, or an absolute path, that comes with it. */
  readonly provides: string;
  readonly profiles: readonly Profile[];
}

const both = ["node", "light"] as const;
const nodeOnly = ["node"] as const;

export const debianPackages: readonly DebianPackage[] = [
  { name: "util-linux", provides: "nsenter", profiles: both },
  { name: "iproute2", provides: "ip", profiles: both },
  { name: "openssl", provides: "openssl", profiles: both },
  { name: "socat", provides: "socat", profiles: both },
  { name: "curl", provides: "curl", profiles: both },
  { name: "containerd", provides: "containerd", profiles: nodeOnly },
  { name: "runc", provides: "runc", profiles: nodeOnly },
  { name: "iptables", provides: "iptables", profiles: nodeOnly },
  { name: "conntrack", provides: "conntrack", profiles: nodeOnly },
  { name: "mmdebstrap", provides: "mmdebstrap", profiles: nodeOnly },
  {
    name: "debian-archive-keyring",
    provides: "/usr/share/keyrings/debian-archive-keyring.gpg",
    profiles: nodeOnly,
  },
  { name: "containernetworking-plugins", provides: "/usr/lib/cni/bridge", profiles: nodeOnly },
];

export function findLackingPackages(profile: Profile, has = isProvided): readonly string[] {
  const wanted = debianPackages.filter(({ profiles }) => profiles.includes(profile));
  return wanted.filter(({ provides }) => !has(provides)).map(({ name }) => name);
}

function isProvided(provides: string): boolean {
  return provides.startsWith("/") ? existsSync(provides) : findProgram([provides]) !== undefined;
}

type Check = (profile: Profile) => string | undefined | Promise<string | undefined>;

/** Each says what lacks, and what to do. */
const checks: readonly Check[] = [
  () =>
    process.platform === "linux"
      ? undefined
      : "it needs Linux; name another cluster by --kubeconfig",
  () =>
    process.arch === "x64" || process.arch === "arm64"
      ? undefined
      : `it runs on x64 and arm64, not on ${process.arch}`,
  () => (process.getuid?.() === 0 ? undefined : "it needs root; run the command by sudo"),
  checkGo,
  (profile) => {
    const lacking = findLackingPackages(profile);
    if (lacking.length === 0 || findProgram(["apt-get"]) !== undefined) return undefined;
    return `there is no apt-get to install what lacks; install ${lacking.join(", ")}`;
  },
  checkNamespaces,
];

/** The newest version that a module of `sandbox/modules` asks for, unless Go may fetch that by itself. */
async function checkGo(): Promise<string | undefined> {
  const advice = "install a newer one from https://go.dev/dl";
  if (findProgram(["go"]) === undefined)
    return "there is no Go on PATH; install it from https://go.dev/dl";
  const printed = await run("go", ["env", "GOVERSION", "GOTOOLCHAIN"], { cwd: projectPath() });
  const [version = "", toolchain = ""] = printed.trim().split("\n");
  if (!isOlderGo(version, neededGo)) return undefined;
  if (!isOlderGo(version, "1.21") && !toolchain.startsWith("local")) return undefined;
  return `Go ${neededGo} is needed, and this is ${version.replace("go", "")}; ${advice}`;
}

/** As the newest module of `sandbox/modules` says. */
export const neededGo = "1.26.4";

/** `go1.26.8` against `1.26.4`; an unreleased Go counts as new enough. */
export function isOlderGo(version: string, wanted: string): boolean {
  const numbers = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
  if (!version.startsWith("go1.")) return false;
  const [have, need] = [numbers(version), numbers(wanted)];
  const different = need.findIndex((number, at) => number !== (have[at] ?? 0));
  return different !== -1 && (have[different] ?? 0) < (need[different] ?? 0);
}

/** Root in a container often may not make namespaces. */
async function checkNamespaces(): Promise<string | undefined> {
  if (findProgram(["unshare"]) === undefined) return undefined;
  const flags = ["--net", "--mount", "--pid", "--uts", "--ipc", "--fork", "--mount-proc"];
  try {
    await run("unshare", [...flags, "true"], { signal: AbortSignal.timeout(60_000) });
    return undefined;
  } catch (error) {
    return `this root may not make namespaces (${(error as Error).message}); run it outside a container, or in a privileged one`;
  }
}

async function install(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const log = join(findCacheFolder("sandbox"), "apt.log");
  await mkdir(findCacheFolder("sandbox"), { recursive: true });
  try {
    await run("apt-get", ["update", "-q"], { env, log });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], {
      env,
      log,
    });
  } catch {
    throw new SandboxError(
      `apt-get could not install ${packages.join(", ")}: install them by hand; see ${log}`,
    );
  }
}

/** Bridged packets have to pass iptables, and images are layered; both may be modules that nobody loaded yet. */
async function loadKernelModules(): Promise<void> {
  const lacking: string[] = [];
  for (const [name, path] of [
    ["br_netfilter", "/proc/sys/net/bridge"],
    ["overlay", "/sys/module/overlay"],
  ] as const) {
    if (existsSync(path)) continue;
    await run("modprobe", [name]).catch(() => lacking.push(name));
  }
  if (lacking.includes("br_netfilter")) {
    throw new SandboxError(
      "The kernel lacks br_netfilter: load it by `modprobe br_netfilter`, or use a kernel that has it",
    );
  }
}
