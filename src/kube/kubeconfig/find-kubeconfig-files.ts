import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** Where the paths of kubeconfig files come from. */
export interface KubeconfigSources {
  /** The environment variable `KUBECONFIG`: paths divided as `PATH` is on this system. */
  readonly environment: string | undefined;
  /** A path of the user's own settings, read before all others. */
  readonly extra?: string | undefined;
  readonly home?: string | undefined;
}

/** The files in the order in which kubectl merges them; they need not exist. */
export function findKubeconfigFiles(sources: KubeconfigSources): readonly string[] {
  const home = sources.home ?? homedir();
  const listed = (sources.environment ?? "").split(delimiter).filter((path) => path !== "");
  const usual = listed.length > 0 ? listed : [join(home, ".kube", "config")];
  const extra = sources.extra === undefined || sources.extra === "" ? [] : [sources.extra];
  return [...new Set([...extra, ...usual].map((path) => expandHome(path, home)))];
}

function expandHome(path: string, home: string): string {
  return path.startsWith("~/") ? join(home, path.slice(2)) : path;
}
