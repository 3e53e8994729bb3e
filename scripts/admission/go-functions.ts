import { createHash } from "node:crypto";

/** The functions of a Go file by name (`Type.method` for methods), each with a hash of its text. */
export function readGoFunctions(source: string): ReadonlyMap<string, string> {
  const functions = new Map<string, string>();
  for (const [text, receiver, name] of source.matchAll(declaration)) {
    const key = receiver === undefined ? name : `${receiver}.${name}`;
    functions.set(key ?? "", hashBody(text));
  }
  return functions;
}

/** gofmt ends a top-level function with a brace of its own in the first column. */
const declaration = /^func (?:\(\w* ?\*?(\w+)(?:\[\w+\])?\) )?(\w+)[\s\S]*?^\}/gm;

/** Comments and layout do not decide anything. */
function hashBody(text: string): string {
  const code = text.replace(/^\s*\/\/.*$/gm, "").replace(/\s+/g, " ");
  return createHash("sha256").update(code).digest("hex").slice(0, 10);
}
