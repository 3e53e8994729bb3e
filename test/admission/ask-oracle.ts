import { spawn } from "node:child_process";
import type { Oracle } from "#scripts/admission/build-oracle.ts";

/** What became of one document: taken, or refused by the stage that says no first. */
export interface Answer {
  readonly stage: Stage;
  readonly kind?: string;
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
}

/**
 * `yaml`: kubectl cannot read it. `kind`: none of the operator's. `decode` and `unknown`: the API
 * server's strict decoding. `mutate`: the operator's defaulter cannot decode it. `schema`: metadata,
 * OpenAPI schema and lists. `cel`: rules of the schema. `webhook`: the operator's validation.
 * `panic`: the operator's code fell over.
 */
export type Stage =
  "ok" | "yaml" | "kind" | "decode" | "unknown" | "mutate" | "schema" | "cel" | "webhook" | "panic";

/** The answers for each text, one per document. */
export function askOracle(
  { program, crds }: Oracle,
  texts: readonly string[],
): Promise<readonly (readonly Answer[])[]> {
  return new Promise((resolve, reject) => {
    // The operator logs every call to standard error.
    const child = spawn(program, [crds], { stdio: ["pipe", "pipe", "ignore"] });
    const printed: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => void printed.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      const answers = readAnswers(Buffer.concat(printed).toString());
      if (code === 0 && answers.length === texts.length) resolve(answers);
      else reject(new Error(`${answers.length} of ${texts.length} answers, exit code ${code}`));
    });
    child.stdin.on("error", reject);
    child.stdin.end(texts.map((text) => JSON.stringify(text)).join("\n"));
  });
}

/** The operator may log to standard output as well; an answer is a list. */
function readAnswers(printed: string): (readonly Answer[])[] {
  return printed
    .split("\n")
    .filter((line) => line.startsWith("["))
    .map((line) => JSON.parse(line) as readonly Answer[]);
}
