import { adviceRule, atKey, atValue } from "#language/rules/advice/advice-rule.ts";
import { integerAt, isFalse, isTrue, isWritten } from "#language/rules/advice/read-values.ts";
import type { Rule, RuleInput } from "#language/rules/rule.ts";
import { nodeAtPath, stringAt } from "#manifest/values.ts";

const synchronous = ["spec", "postgresql", "synchronous"];

/** What keeps a Cluster writable, and who gets at it. */
export const availabilityRules: readonly Rule[] = [
  adviceRule({
    code: "synchronous-blocks-writes",
    kinds: ["Cluster"],
    *judge(input) {
      const { root } = input.document;
      const number = integerAt(root, [...synchronous, "number"], 0) ?? 0;
      const instances = integerAt(root, ["spec", "instances"], 1) ?? 0;
      if (number < 1 || number !== instances - 1 || !waitsForOwnStandbys(input)) return;
      yield* atValue(input, [...synchronous, "number"], { values: { number, instances } });
    },
  }),
  adviceRule({
    code: "disruption-budget-off",
    kinds: ["Cluster"],
    *judge(input) {
      const { root } = input.document;
      const instances = integerAt(root, ["spec", "instances"], 1) ?? 0;
      if (instances < 2 || !isFalse(root, ["spec", "enablePDB"])) return;
      yield* atKey(input, ["spec", "enablePDB"], { values: { instances } });
    },
  }),
  adviceRule({
    code: "stop-delay-too-short",
    kinds: ["Cluster"],
    *judge(input) {
      const stop = secondsAt(input, "stopDelay", 1800);
      const smart = secondsAt(input, "smartShutdownTimeout", 180);
      const rest = stop - smart;
      if (Number.isNaN(rest) || rest >= shortestRest) return;
      const written = isWritten(input.document.root, ["spec", "stopDelay"]);
      yield* atValue(input, ["spec", written ? "stopDelay" : "smartShutdownTimeout"], {
        variant: rest <= 0 ? "skipped" : "rest",
        values: { stop, smart, rest, least: smart + shortestRest },
      });
    },
  }),
  adviceRule({
    code: "superuser-access",
    kinds: ["Cluster"],
    inParts: true,
    *judge(input) {
      const path = ["spec", "enableSuperuserAccess"];
      if (isTrue(input.document.root, path)) yield* atKey(input, path);
    },
  }),
  adviceRule({
    code: "superuser-secret-ignored",
    kinds: ["Cluster"],
    *judge(input) {
      const { root } = input.document;
      const access = ["spec", "enableSuperuserAccess"];
      const secret = stringAt(root, ["spec", "superuserSecret", "name"]) ?? "";
      if (secret === "" || (isWritten(root, access) && !isFalse(root, access))) return;
      yield* atKey(input, ["spec", "superuserSecret"]);
    },
  }),
];

/** What the operator's documentation wants left for the fast shutdown. */
const shortestRest = 15;

/** Names of other servers may answer too, and a replica cluster has its writes elsewhere. */
function waitsForOwnStandbys({ document: { root } }: RuleInput): boolean {
  const durability = stringAt(root, [...synchronous, "dataDurability"]) ?? "required";
  const others = ["standbyNamesPre", "standbyNamesPost"].some((key) => {
    const list = nodeAtPath(root, [...synchronous, key]);
    return list?.kind === "list" && list.items.length > 0;
  });
  return durability === "required" && !others && !isWritten(root, ["spec", "replica"]);
}

/** NaN where what is written cannot be read; the operator takes a `stopDelay` of 0 for none. */
function secondsAt({ document }: RuleInput, field: string, otherwise: number): number {
  const seconds = integerAt(document.root, ["spec", field], otherwise);
  if (seconds === undefined) return Number.NaN;
  return field === "stopDelay" && seconds <= 0 ? otherwise : seconds;
}
