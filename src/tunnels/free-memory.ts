import * as threads from "node:worker_threads";

/**
 * Gives the memory behind the bytes back at once; nobody may hold a view of it any more. Else it waits for the garbage
 * collector, which a fast stream makes look at the whole heap again and again: nearly half of what carrying a byte
 * costs. Memory of Node's pool, which many share, is left alone.
 */
export function freeMemory(bytes: Uint8Array): void {
  const memory = bytes.buffer as Transferable;
  // Both came with Node 21, which is older than what any supported VS Code runs; without them all goes on, but slower.
  if (memory.transfer === undefined || isShared === undefined) return;
  if (memory.byteLength === 0 || isShared(memory)) return;
  memory.transfer(0);
}

type Transferable = ArrayBufferLike & { readonly transfer?: (length: number) => ArrayBuffer };

const isShared = (threads as { readonly isMarkedAsUntransferable?: (memory: unknown) => boolean })
  .isMarkedAsUntransferable;
