import { parseArgs } from "node:util";
import { postgresMajors } from "#domain/postgres/majors.ts";
import type { LintSettings } from "#language/context.ts";
import { readOperatorVersion, readPostgresMajor } from "#language/lint-config.ts";

export const formatNames = ["text", "json", "github", "sarif"] as const;
export const failLevels = ["error", "warning", "never"] as const;

export interface Options {
  readonly paths: readonly string[];
  readonly stdinFilename: string | undefined;
  readonly format: (typeof formatNames)[number];
  readonly failOn: (typeof failLevels)[number];
  readonly configFile: string | undefined;
  /** A file or folder with the earlier versions. */
  readonly base: string | undefined;
  /** A revision of the git repository with them. */
  readonly baseRef: string | undefined;
  readonly quiet: boolean;
  /** Given on the command line; they win over every file. */
  readonly settings: Partial<LintSettings>;
}

export type Wish =
  | { readonly kind: "lint"; readonly options: Options }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "mistake"; readonly message: string };

const words = {
  format: { type: "string", default: "text" },
  "fail-on": { type: "string", default: "error" },
  "operator-version": { type: "string" },
  postgres: { type: "string" },
  config: { type: "string" },
  base: { type: "string" },
  "base-ref": { type: "string" },
  "stdin-filename": { type: "string" },
  quiet: { type: "boolean", short: "q", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "V", default: false },
} as const;

/** What a command line asks for. */
export function readOptions(line: readonly string[]): Wish {
  try {
    const { values, positionals } = parseArgs({
      args: [...line],
      options: words,
      allowPositionals: true,
    });
    if (values.help) {
      return { kind: "help" };
    }
    if (values.version) {
      return { kind: "version" };
    }
    return { kind: "lint", options: checkOptions(values, positionals) };
  } catch (error) {
    return { kind: "mistake", message: error instanceof Error ? error.message : String(error) };
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof words }>>["values"];

/** @throws an Error that says what is wrong with the command line */
function checkOptions(values: Values, paths: readonly string[]): Options {
  if (paths.length === 0) {
    throw new Error("No path given; name files or folders, or - for standard input");
  }
  if (paths.filter((path) => path === "-").length > 1) {
    throw new Error("Standard input can be read only once");
  }
  if (values.base !== undefined && values["base-ref"] !== undefined) {
    throw new Error("Give --base or --base-ref, not both");
  }
  return {
    paths,
    stdinFilename: values["stdin-filename"],
    format: choose("--format", values.format, formatNames),
    failOn: choose("--fail-on", values["fail-on"], failLevels),
    configFile: values.config,
    base: values.base,
    baseRef: values["base-ref"],
    quiet: values.quiet,
    settings: {
      ...readOperator(values["operator-version"]),
      ...readPostgres(values.postgres),
    },
  };
}

function choose<Choice extends string>(
  option: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) {
    throw new Error(`${option} is one of ${choices.join(", ")}, not ${value}`);
  }
  return choice;
}

function readOperator(value: string | undefined): Partial<LintSettings> {
  if (value === undefined) {
    return {};
  }
  const operatorVersion = readOperatorVersion(value);
  if (operatorVersion === undefined) {
    throw new Error(`--operator-version is a minor like 1.30 or a patch like 1.30.0, not ${value}`);
  }
  return { operatorVersion };
}

function readPostgres(value: string | undefined): Partial<LintSettings> {
  if (value === undefined) {
    return {};
  }
  const postgres = readPostgresMajor(value);
  if (postgres === undefined) {
    throw new Error(`--postgres is one of ${postgresMajors.join(", ")}, not ${value}`);
  }
  return { postgres };
}
