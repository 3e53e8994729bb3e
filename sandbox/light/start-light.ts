import type { RunningSandbox } from "../instance.ts";
import type { Report } from "../progress/report.ts";
import { SandboxError } from "../sandbox-error.ts";

export async function startLight(_sandbox: RunningSandbox, _report: Report): Promise<void> {
  throw new SandboxError("The profile light is not there yet: use --profile node");
}
