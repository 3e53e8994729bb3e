import type { YamlScalar } from "#manifest/nodes.ts";

/** The null that stands where nothing is written. */
export function emptyScalar(at: number): YamlScalar {
  return {
    kind: "scalar",
    start: at,
    end: at,
    style: "plain",
    text: "",
    value: null,
    type: "null",
  };
}
