import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { createFolder } from "./run-cli.ts";

/** A real git repository in a folder that is gone after the test. */
export class GitRepository {
  readonly folder: string;

  constructor(t: TestContext) {
    this.folder = createFolder(t, {});
    this.git("init", "--quiet", "--initial-branch=main");
  }

  git(...line: readonly string[]): string {
    const who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];
    const settings = ["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"];
    return execFileSync("git", ["-C", this.folder, ...who, ...settings, ...line]).toString();
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  remove(name: string): void {
    rmSync(join(this.folder, name));
  }

  /** Commits the working tree as it is. */
  commit(): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message=x");
  }
}
