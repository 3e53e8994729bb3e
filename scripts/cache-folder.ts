import { homedir } from "node:os";
import { join } from "node:path";

/** Where editors are kept between runs, outside the checkout; anything in it can be fetched again. */
export function findCacheFolder(...segments: readonly string[]): string {
  const base = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
  return join(base, "cnpg-workbench", ...segments);
}
