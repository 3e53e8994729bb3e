/** As VS Code's. */
export interface Clipboard {
  readText(): PromiseLike<string>;
  writeText(text: string): PromiseLike<void>;
}

/** Milliseconds that a password stays in the clipboard. */
const secretAge = 60_000;

/** What is still in the clipboard, or was. */
export interface CopiedSecret {
  /** Another one takes its place, which is cleared in its stead. */
  forget(): void;
  /** Clears the clipboard now if it still holds it. */
  clear(): Promise<void>;
}

/** Copies, and clears the clipboard after a while if nothing else was copied since. */
export async function copySecret(
  clipboard: Clipboard,
  text: string,
  age = secretAge,
): Promise<CopiedSecret> {
  await clipboard.writeText(text);
  const timer = setTimeout(() => void clear(clipboard, text), age);
  return {
    forget: () => clearTimeout(timer),
    clear() {
      clearTimeout(timer);
      return clear(clipboard, text);
    },
  };
}

async function clear(clipboard: Clipboard, text: string): Promise<void> {
  if ((await clipboard.readText()) === text) await clipboard.writeText("");
}
