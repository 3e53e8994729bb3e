import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Absolute path of something in the project; of its root without arguments. */
export function projectPath(...segments: readonly string[]): string {
  return join(root, ...segments);
}
