import type { RemoteConsole } from "vscode-languageserver";

/** Says everything once: a rule that fails on each key stroke must not fill the log. */
export interface OnceLog {
  warn(message: string): void;
  error(message: string): void;
}

const enough = 1000;

export function createOnceLog(console: Pick<RemoteConsole, "warn" | "error">): OnceLog {
  const said = new Set<string>();
  const isNew = (message: string): boolean => {
    const fresh = !said.has(message) && said.size < enough;
    said.add(message);
    return fresh;
  };
  return {
    warn: (message) => {
      if (isNew(message)) console.warn(message);
    },
    error: (message) => {
      if (isNew(message)) console.error(message);
    },
  };
}
