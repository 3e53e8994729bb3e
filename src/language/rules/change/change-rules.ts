import { bootstrapChangeRule } from "#language/rules/change/bootstrap-change-rule.ts";
import { presumedMajorRule } from "#language/rules/change/presumed-major-rule.ts";
import type { Rule } from "#language/rules/rule.ts";

/** What is said about changes besides what a server would refuse. */
export const changeRules: readonly Rule[] = [presumedMajorRule, bootstrapChangeRule];
