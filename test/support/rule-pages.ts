import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { LintSettings } from "#language/context.ts";
import { postgresMajors } from "#domain/postgres/majors.ts";

const folder = path.join(import.meta.dirname, "../../docs/rules");

export interface RuleExample {
  readonly code: string;
  readonly kind: "wrong" | "right";
  readonly text: string;
  /** For a finding about a change: what the object was before. */
  readonly before?: string;
  readonly settings: Partial<LintSettings>;
}

export function rulePages(): readonly { readonly code: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => ({
      code: name.slice(0, -3),
      text: readFileSync(path.join(folder, name), "utf8"),
    }));
}

export function ruleTable(): string {
  return readFileSync(path.join(folder, "README.md"), "utf8");
}

/**
 * The fenced examples of a page, all measured against its `before` block if it has one; a leading `# operator: 1.29.2, postgres: 17` chooses
 * versions.
 */
export function examplesOf(page: { readonly code: string; readonly text: string }): RuleExample[] {
  const before = /^```yaml before\n([^]*?)^```$/m.exec(page.text)?.[1];
  return [...page.text.matchAll(/^```yaml (wrong|right)\n([^]*?)^```$/gm)].map((match) => {
    const [, kind = "", text = ""] = match;
    return {
      code: page.code,
      kind: kind === "wrong" ? "wrong" : "right",
      text,
      ...(before === undefined ? {} : { before }),
      settings: settingsIn(text),
    };
  });
}

export function ruleExamples(): readonly RuleExample[] {
  return rulePages().flatMap(examplesOf);
}

function settingsIn(text: string): Partial<LintSettings> {
  const [head = ""] = text.split("\n");
  const operatorVersion = /^#.*\boperator: ([\d.]+)/.exec(head)?.[1];
  const number = Number(/^#.*\bpostgres: (\d+)/.exec(head)?.[1]);
  return { operatorVersion, postgres: postgresMajors.find((major) => major === number) };
}
