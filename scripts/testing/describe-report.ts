/** As much of a report of Node as tells what keeps a process from its end. */
export interface ProcessReport {
  readonly header: { readonly processId: number; readonly commandLine: readonly string[] };
  readonly javascriptStack?: { readonly message?: string; readonly stack?: readonly string[] };
  readonly libuv: readonly Handle[];
}

interface Handle {
  readonly type: string;
  readonly is_active?: boolean;
  readonly is_referenced?: boolean;
  readonly localEndpoint?: Endpoint | null;
  readonly remoteEndpoint?: Endpoint | null;
  readonly firesInMsFromNow?: number;
  readonly filename?: string;
  readonly pid?: number;
}

interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What the process did at that moment, and the handles that keep it running: one line each. */
export function describeReport({ header, javascriptStack, libuv }: ProcessReport): string {
  const stack = (javascriptStack?.stack ?? []).slice(0, 8).map((line) => `  ${line.trim()}`);
  const handles = libuv
    .filter((handle) => handle.is_active === true && handle.is_referenced === true)
    .map((handle) => `  ${describeHandle(handle)}`);
  return [
    describeProcess(header.processId, header.commandLine),
    ...(stack.length === 0 ? ["  no JavaScript was running"] : stack),
    ...(handles.length === 0 ? ["  nothing keeps it running"] : handles),
  ].join("\n");
}

/** Node writes all of its own options there, given or not. */
export function describeProcess(id: number, command: readonly string[]): string {
  return `process ${id}: ${command.filter((word) => !word.startsWith("-")).join(" ")}`;
}

function describeHandle({ type, ...handle }: Handle): string {
  const { localEndpoint, remoteEndpoint, firesInMsFromNow, filename, pid } = handle;
  const details = [
    localEndpoint && `at ${localEndpoint.host}:${localEndpoint.port}`,
    remoteEndpoint && `to ${remoteEndpoint.host}:${remoteEndpoint.port}`,
    firesInMsFromNow !== undefined && `in ${firesInMsFromNow} ms`,
    filename,
    pid !== undefined && `process ${pid}`,
  ];
  return [type, ...details.filter(Boolean)].join(" ");
}
