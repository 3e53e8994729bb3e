import { spawn } from "node:child_process";
import type { Oracle } from "#scripts/admission/build-oracle.ts";

/** What became of one document: taken, or refused by the stage that says no first. */
export interface Answer {
  readonly stage: Stage;
  readonly kind?: string;
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
  /** What the server names; absent where a stage names nothing. */
  readonly causes?: readonly Cause[];
}

export interface Cause {
  readonly field: string;
  /** `FieldValueInvalid` and the like. */
  readonly type: string;
}

/** Two versions of one object. */
export interface Change {
  readonly old: string;
  readonly new: string;
}

/**
 * Whoever decides: the offline program, or a server with the operator. For a text one answer for each
 * document; for a change one about the new version.
 */
export type Ask = (
  questions: readonly (string | Change)[],
) => Promise<readonly (readonly Answer[])[]>;

/**
 * `yaml`: kubectl cannot read it. `kind`: none of the operator's. `decode` and `unknown`: the API
 * server's strict decoding. `mutate`: the operator's defaulter cannot decode it. `schema`: metadata,
 * OpenAPI schema and lists. `cel`: rules of the schema. `webhook`: the operator's validation.
 * `panic`: the operator's code fell over. `old`: of a change, the first version could not be stored.
 */
export type Stage =
  | "ok"
  | "yaml"
  | "kind"
  | "decode"
  | "unknown"
  | "mutate"
  | "schema"
  | "cel"
  | "webhook"
  | "panic"
  | "old";

/** The offline program as the one who decides. */
export function oracleAsk(oracle: Oracle): Ask {
  return (questions) => askOracle(oracle, questions);
}

function askOracle(
  { program, crds }: Oracle,
  questions: readonly (string | Change)[],
): Promise<readonly (readonly Answer[])[]> {
  return new Promise((resolve, reject) => {
    // The operator logs every call to standard error.
    const child = spawn(program, [crds], { stdio: ["pipe", "pipe", "ignore"] });
    const printed: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => void printed.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      const answers = readAnswers(Buffer.concat(printed).toString());
      if (code === 0 && answers.length === questions.length) resolve(answers);
      else reject(new Error(`${answers.length} of ${questions.length} answers, exit code ${code}`));
    });
    child.stdin.on("error", reject);
    child.stdin.end(questions.map((question) => JSON.stringify(question)).join("\n"));
  });
}

/** The operator may log to standard output as well; an answer is a list. */
function readAnswers(printed: string): (readonly Answer[])[] {
  return printed
    .split("\n")
    .filter((line) => line.startsWith("["))
    .map((line) => JSON.parse(line) as readonly Answer[]);
}
