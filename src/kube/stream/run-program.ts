import type { Connection } from "#kube/connection.ts";
import { openExec } from "#kube/stream/open-exec.ts";
import type { ExecRequest } from "#kube/stream/open-exec.ts";

/** What a program in a container writes until it ends. Fails with its words where it ends badly. */
export function runProgram(
  connection: Connection,
  request: ExecRequest,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const listener = {
      onOutput: (text: string) => void (output += text),
      onEnd({ exitCode, problem }: { exitCode: number; problem: string | undefined }) {
        if (problem === undefined && exitCode === 0) resolve(output);
        else reject(new Error(problem ?? (output.trim() || `it ended with code ${exitCode}`)));
      },
    };
    openExec(connection, request, listener, signal).then(
      (session) => signal?.addEventListener("abort", () => session.close(), { once: true }),
      reject,
    );
  });
}
