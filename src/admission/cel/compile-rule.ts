import { Environment, EvaluationError, Optional } from "@marcbachmann/cel-js";
import type { CelInput } from "#admission/cel/cel-value.ts";
import type { CelRule } from "#domain/cnpg/schema-node.ts";
import { memoize } from "#util/memoize.ts";

/** `unknown`: the expression needs what this evaluator does not have, so nothing is said. */
export type CelOutcome = "holds" | "broken" | "unknown";

/** A rule of a schema that can be asked. */
export interface CompiledRule {
  /** Compares with the value before the change; without one the server leaves it out. */
  readonly usesOld: boolean;
  /** The members of `self` that it looks at; undefined: all. */
  readonly members: ReadonlySet<string> | undefined;
  ask(self: CelInput, old: CelInput | undefined): CelOutcome;
}

/** Compiled when first needed and then kept; undefined where the expression cannot be understood. */
export const compileRule = memoize(compile);

let environment: Environment | undefined;

function openEnvironment(): Environment {
  environment ??= new Environment({ enableOptionalTypes: true })
    .registerVariable("self", "dyn")
    .registerVariable("oldSelf", "dyn");
  return environment;
}

function compile({ rule, optionalOldSelf = false }: CelRule): CompiledRule | undefined {
  const evaluate = parse(rule);
  if (evaluate === undefined) return undefined;
  const mentionsOld = /\boldSelf\b/.test(rule);
  return {
    usesOld: mentionsOld && !optionalOldSelf,
    members: mentionsOld ? undefined : membersIn(rule),
    ask: (self, old) => {
      const oldSelf = optionalOldSelf ? Optional.of(old) : old;
      return judge(() => evaluate({ self, oldSelf }));
    },
  };
}

/** A function that the evaluator does not have is found here, by its types. */
function parse(rule: string): ((variables: Record<string, unknown>) => unknown) | undefined {
  try {
    const parsed = openEnvironment().parse(rule);
    return parsed.check().valid ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** To ask for a member that is not there is an error, and for the server that is a refusal. */
function judge(evaluate: () => unknown): CelOutcome {
  try {
    const result = evaluate();
    if (typeof result !== "boolean") return "unknown";
    return result ? "holds" : "broken";
  } catch (error) {
    const missing = error instanceof EvaluationError && error.code === "no_such_key";
    return missing ? "broken" : "unknown";
  }
}

/** `self` by itself may mean any of its members. */
function membersIn(rule: string): ReadonlySet<string> | undefined {
  const uses = [...rule.matchAll(/\bself\b(?:\s*\.\s*\??(\w+)(\s*\()?)?/g)];
  const names = uses.map(([, name, called]) => (called === undefined ? name : undefined));
  return names.every((name) => name !== undefined) ? new Set(names) : undefined;
}
