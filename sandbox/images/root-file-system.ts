import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findCacheFolder } from "#scripts/cache-folder.ts";
import { run } from "../process/run.ts";
import { withLock } from "../process/with-lock.ts";
import type { Report } from "../progress/report.ts";
import { SandboxError } from "../sandbox-error.ts";
import { hashFile } from "./hash-file.ts";
import type { Layer } from "./layer.ts";
import { debianSuite, operandPackages, postgresMajor } from "./operand-packages.ts";

export interface RootFileSystem extends Layer {
  /** `18.6` */
  readonly postgres: string;
  /** `1.25.1` */
  readonly pgbouncer: string;
}

/** The operand's root file system out of Debian packages; from the cache where it was made before. */
export async function buildRootFileSystem(
  report: Report,
  signal: AbortSignal,
): Promise<RootFileSystem> {
  const folder = findFolder();
  if (!existsSync(folder)) {
    await withLock(folder, report, async () => {
      if (existsSync(folder)) return;
      const what = `Making the root file system with PostgreSQL ${postgresMajor}`;
      await report.during(what, () => build(folder, signal));
    });
  }
  return readRootFileSystem();
}

/** What is known of the one that was built. */
export async function readRootFileSystem(): Promise<RootFileSystem> {
  const folder = findFolder();
  const facts = await readFile(join(folder, "facts.json"), "utf8");
  return { ...(JSON.parse(facts) as Omit<RootFileSystem, "file">), file: join(folder, "root.tar") };
}

function findFolder(): string {
  const how = JSON.stringify(buildArguments("root.tar", "."));
  const hash = createHash("sha256").update(how).digest("hex").slice(0, 12);
  return findCacheFolder("sandbox", "images", `operand-${hash}`);
}

async function build(folder: string, signal: AbortSignal): Promise<void> {
  const work = `${folder}.${process.pid}`;
  const log = `${folder}.log`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const file = join(work, "root.tar");
  try {
    await run("mmdebstrap", buildArguments(file, work), { log, signal });
  } catch {
    await rm(work, { recursive: true, force: true });
    const printed = (await readFile(log, "utf8")).trim().split("\n").slice(-5).join("\n");
    throw new SandboxError(
      `Could not make the root file system: see that Debian's packages can be fetched (http_proxy, disk space); all of it is in ${log}\n${printed}`,
    );
  }
  const version = async (name: string): Promise<string> => {
    return (await readFile(join(work, `${name}.version`), "utf8")).trim();
  };
  const facts: Omit<RootFileSystem, "file"> = {
    diffId: await hashFile(file),
    postgres: await version("postgres"),
    pgbouncer: await version("pgbouncer"),
  };
  await writeFile(join(work, "facts.json"), JSON.stringify(facts));
  await rename(work, folder);
  await rm(log, { force: true });
}

/**
 * Valid-Until is ignored, as a mirror's snapshot may be old; signatures are checked. PostgreSQL runs as user 26 in the
 * operator's Pods, whatever the image says; its group 26 is Debian's `tape` and may stay so.
 */
function buildArguments(file: string, folder: string): string[] {
  const hooks = [
    'chroot "$1" usermod -u 26 postgres',
    'ln -s ../sbin/pgbouncer "$1"/usr/bin/pgbouncer',
    `rm -rf "$1"/var/lib/postgresql/${postgresMajor} "$1"/etc/postgresql/${postgresMajor}`,
    'chroot "$1" chown -R 26:26 /var/lib/postgresql /var/run/postgresql /var/log/postgresql',
    `chroot "$1" /usr/lib/postgresql/${postgresMajor}/bin/postgres --version | sed 's/.*) \\([0-9.]*\\).*/\\1/' > ${folder}/postgres.version`,
    `chroot "$1" /usr/sbin/pgbouncer --version | sed -n 's/^PgBouncer //p' > ${folder}/pgbouncer.version`,
  ];
  return [
    "--quiet",
    "--variant=essential",
    "--format=tar",
    '--aptopt=Acquire::Check-Valid-Until "false"',
    ...["man", "doc", "locale"].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
    `--include=${operandPackages.join(",")}`,
    ...hooks.map((hook) => `--customize-hook=${hook}`),
    debianSuite,
    file,
  ];
}
