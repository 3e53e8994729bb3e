import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { downloadOperator } from "#scripts/admission/operator-module.ts";
import { findCacheFolder } from "#scripts/cache-folder.ts";
import { findProgram } from "#scripts/editor/find-program.ts";
import { runProgram } from "#scripts/editor/run-program.ts";
import { projectPath } from "#scripts/project-path.ts";

/** A program that answers as one release of the operator and its API server do. */
export interface Oracle {
  readonly version: string;
  readonly program: string;
  readonly crds: string;
  /** The operator's own examples, read at run time and never copied into the project. */
  readonly samples: string;
}

/** The Go tool; without it there is no oracle. */
export function findGo(): string | undefined {
  return findProgram(["go"]);
}

/**
 * Fetches the operator's module, adds the programs of `test/admission/oracle` to a copy of it and
 * builds. The copy is needed because the webhooks live in an internal package. A minute or two the
 * first time; after that the result is taken from the cache until a source changes.
 */
export async function buildOracle(go: string, version: string): Promise<Oracle> {
  const folder = findCacheFolder("admission", `${version}-${hashSources()}`);
  if (!existsSync(join(folder, programName))) {
    const module = await downloadOperator(go, version);
    await build(go, module, folder);
    removeOutdated(folder, version);
  }
  return {
    version,
    program: join(folder, programName),
    crds: join(folder, "config/crd/bases"),
    samples: join(folder, "docs/src/samples"),
  };
}

const programName = process.platform === "win32" ? "admission-oracle.exe" : "admission-oracle";

/** Where each of our sources goes in the module. */
const sources = [
  ["main.go", "cmd/admission-oracle/main.go"],
  ["crds.go", "cmd/admission-oracle/crds.go"],
  ["validate.go", "cmd/admission-oracle/validate.go"],
  ["pipeline.go", "cmd/admission-oracle/pipeline.go"],
  ["webhook/registered.go", "internal/webhook/v1/registered.go"],
] as const;

/** What of the module is needed to build and to ask. */
const parts = ["api", "internal", "pkg", "config/crd/bases", "docs/src/samples"] as const;

function sourcePath(name: string): string {
  return projectPath("test/admission/oracle", name);
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const [name] of sources) hash.update(readFileSync(sourcePath(name)));
  return hash.digest("hex").slice(0, 12);
}

/** Everything is made beside the final place first, so that an interrupted build leaves nothing behind. */
async function build(go: string, module: string, folder: string): Promise<void> {
  const work = `${folder}.${process.pid}`;
  for (const part of parts) copyWritable(join(module, part), join(work, part));
  for (const file of ["go.mod", "go.sum"]) copyWritable(join(module, file), join(work, file));
  for (const [from, to] of sources) {
    mkdirSync(dirname(join(work, to)), { recursive: true });
    copyFileSync(sourcePath(from), join(work, to));
  }
  // The operator does not depend directly on all that the program needs, so go.mod may grow.
  await runProgram(go, ["build", "-mod=mod", "-o", programName, "./cmd/admission-oracle"], {
    cwd: work,
    // As the sandbox builds its operators, so that Go compiles what both need only once.
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(work, folder);
}

/** What older sources were built to; each takes 100 MB. */
function removeOutdated(folder: string, version: string): void {
  const parent = dirname(folder);
  for (const name of readdirSync(parent)) {
    const outdated = /^[0-9a-f]{12}$/.test(name.slice(version.length + 1));
    if (name.startsWith(`${version}-`) && outdated && name !== basename(folder)) {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

function copyWritable(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
  makeWritable(to);
}

function makeWritable(path: string): void {
  chmodSync(path, 0o755);
  if (!statSync(path).isDirectory()) return;
  for (const entry of readdirSync(path)) makeWritable(join(path, entry));
}
