import type { Connection } from "#kube/connection.ts";
import { openExec } from "#kube/stream/open-exec.ts";
import type { ExecListener, ExecRequest } from "#kube/stream/open-exec.ts";

/**
 * What a program in a container writes, once it has ended well. Fails with a `KubeError` where it cannot be run, and
 * with its own last words where it ends badly.
 */
export async function runInPod(
  connection: Connection,
  request: Omit<ExecRequest, "terminal">,
  signal: AbortSignal = new AbortController().signal,
): Promise<string> {
  const run = collect();
  const without = { ...request, terminal: false };
  const session = await openExec(connection, without, run.listener, signal);
  const stop = (): void => session.close();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await run.output;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

interface Run {
  readonly listener: ExecListener;
  readonly output: Promise<string>;
}

function collect(): Run {
  let [output, errors] = ["", ""];
  let onEnd: ExecListener["onEnd"] = () => undefined;
  const whole = new Promise<string>((resolve, reject) => {
    onEnd = ({ exitCode, problem }) => {
      if (problem === undefined && exitCode === 0) resolve(output);
      else reject(new Error(errors.trim() || (problem ?? `exit code ${exitCode}`)));
    };
  });
  // Where it cannot be run at all, nobody waits for it.
  whole.catch(() => undefined);
  return {
    output: whole,
    listener: {
      onOutput: (text) => void (output += text),
      onErrorOutput: (text) => void (errors += text),
      onEnd: (end) => onEnd(end),
    },
  };
}
