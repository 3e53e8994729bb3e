import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/**
 * Bundles JSON as a string that is parsed at start: engines read a large `JSON.parse("…")` about twice as fast as
 * the same value written as an object literal.
 */
export function parsedJson(): Plugin {
  return {
    name: "parsed-json",
    setup(build) {
      build.onLoad({ filter: /\.json$/ }, async ({ path }) => {
        const compact = JSON.stringify(JSON.parse(await readFile(path, "utf8")));
        return {
          contents: `module.exports = JSON.parse(${JSON.stringify(compact)});`,
          loader: "js",
        };
      });
    },
  };
}
