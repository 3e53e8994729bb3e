import { join } from "node:path";
import type { RunningSandbox } from "../instance.ts";
import { run } from "./run.ts";

/** Runs the sandbox's own kubectl as its administrator; `input` is what `-f -` reads. */
export function kubectl(
  sandbox: Pick<RunningSandbox, "binFolder" | "kubeconfig">,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const options = input === undefined ? {} : { input };
  const everything = ["--kubeconfig", sandbox.kubeconfig, ...args];
  return run(join(sandbox.binFolder, "kubectl"), everything, options);
}
