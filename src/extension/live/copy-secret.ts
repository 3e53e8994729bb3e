/** As VS Code's. */
export interface Clipboard {
  readText(): PromiseLike<string>;
  writeText(text: string): PromiseLike<void>;
}

/** Milliseconds that a password stays in the clipboard. */
const secretAge = 60_000;

/** Copies, and clears the clipboard after a while if nothing else was copied since. Returns the function that forgets it. */
export async function copySecret(
  clipboard: Clipboard,
  text: string,
  age = secretAge,
): Promise<() => void> {
  await clipboard.writeText(text);
  const timer = setTimeout(() => void clear(clipboard, text), age);
  return () => clearTimeout(timer);
}

async function clear(clipboard: Clipboard, text: string): Promise<void> {
  if ((await clipboard.readText()) === text) await clipboard.writeText("");
}
