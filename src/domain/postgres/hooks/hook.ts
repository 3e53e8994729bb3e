import type { Judgement, Reason, ReasonKey } from "#domain/postgres/judgement.ts";
import { refuse } from "#domain/postgres/judgement.ts";
import type { ParameterFact } from "#domain/postgres/parameters.ts";

/** A value that its type accepts, before the parameter's own check. */
export interface HookInput {
  readonly fact: ParameterFact;
  readonly value: string;
  /** What the type made of it; equal to `value` for strings. */
  readonly kept: string;
}

/** A parameter's own check; undefined leaves the verdict of the type. */
export type Hook = (input: HookInput) => Judgement | undefined;

export function refuseValue(
  { fact, value }: HookInput,
  key: ReasonKey,
  more: Reason["values"] = {},
): Judgement {
  return refuse(key, { name: fact.name, value, ...more });
}
