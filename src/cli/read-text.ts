import { open, type FileHandle } from "node:fs/promises";

/** A text, or why there is none. */
export type ReadResult =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "problem"; readonly why: string };

export const largestFile = 100 * 1024 * 1024;

/** A file as text. Never throws. */
export async function readTextFile(path: string): Promise<ReadResult> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      return { kind: "problem", why: "is a folder" };
    }
    return stats.size > largestFile ? tooLarge : decodeText(await handle.readFile());
  } catch (error) {
    return { kind: "problem", why: describeFailure(error) };
  } finally {
    await handle?.close();
  }
}

/** Bytes as UTF-8, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): ReadResult {
  if (bytes.length > largestFile) {
    return tooLarge;
  }
  if (startsUtf16(bytes)) {
    return { kind: "problem", why: "is UTF-16; save it as UTF-8" };
  }
  if (bytes.subarray(0, 8192).includes(0)) {
    return { kind: "problem", why: "is a binary file, not text" };
  }
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "problem", why: `is not valid UTF-8${placeOfFault(bytes)}; save it as UTF-8` };
  }
}

const tooLarge: ReadResult = { kind: "problem", why: "is larger than 100 MB" };

function startsUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function placeOfFault(bytes: Uint8Array): string {
  const text = new TextDecoder("utf-8").decode(bytes);
  const at = text.indexOf("\ufffd");
  return at < 0 ? "" : ` (line ${text.slice(0, at).split("\n").length})`;
}

const failures: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "cannot be read: permission denied",
  EPERM: "cannot be read: permission denied",
  ELOOP: "is a symbolic link that leads back to itself",
  ERR_STRING_TOO_LONG: "is larger than 100 MB",
};

export function describeFailure(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return (
    failures[code] ?? `cannot be read: ${error instanceof Error ? error.message : String(error)}`
  );
}
