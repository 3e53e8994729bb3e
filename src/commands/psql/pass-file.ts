import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PassFile {
  readonly path: string;
  remove(): Promise<void>;
}

/** A password file that only this user can read, until it is removed. */
export async function writePassFile(line: string): Promise<PassFile> {
  const folder = await mkdtemp(join(tmpdir(), "cnpg-"));
  const path = join(folder, "pgpass");
  await chmod(folder, 0o700);
  await writeFile(path, `${line}\n`, { mode: 0o600, flag: "wx" });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
