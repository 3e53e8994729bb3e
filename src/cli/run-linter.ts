import { dirname, resolve } from "node:path";
import { openBase } from "#cli/base/open-base.ts";
import {
  createGivenConfig,
  createNearestConfigs,
  type ConfigFiles,
  type ConfigReports,
} from "#cli/config-files.ts";
import { findFiles } from "#cli/find-files.ts";
import { helpText } from "#cli/help.ts";
import { indexFiles } from "#cli/index-files.ts";
import { Lint } from "#cli/lint.ts";
import { readOptions, type Options } from "#cli/options.ts";
import { decodeText, largestFile, readTextFile, type ReadResult } from "#cli/read-text.ts";
import type { Terminal } from "#cli/terminal.ts";

/** Exit codes that scripts rely on. */
const exitCodes = { clean: 0, findings: 1, trouble: 2 } as const;

/** The whole program: a command line in, an exit code out. */
export async function runLinter(line: readonly string[], terminal: Terminal): Promise<number> {
  const wish = readOptions(line);
  if (wish.kind === "lint") {
    return lintAll(wish.options, terminal);
  }
  if (wish.kind === "mistake") {
    terminal.complain(`cnpg-lint: ${wish.message}\nTry cnpg-lint --help\n`);
    return exitCodes.trouble;
  }
  terminal.print(wish.kind === "help" ? helpText : `${terminal.version}\n`);
  return exitCodes.clean;
}

async function lintAll(options: Options, terminal: Terminal): Promise<number> {
  const lint = new Lint(options, terminal);
  if (!(await compareWithBase(lint, options, terminal))) return exitCodes.trouble;
  const configs = chooseConfigs(options, reportsTo(lint, terminal));
  lint.start();
  for (const path of options.paths) {
    if (path === "-") {
      await lintInput(lint, configs, options, terminal);
    }
  }
  const paths = options.paths.filter((path) => path !== "-");
  const all = [...findFiles(paths, configs)];
  const files = all.filter(({ kind }) => kind === "file");
  lint.surroundWith(await indexFiles(files.map(({ path }) => path)));
  for (const found of all) {
    if (found.kind === "problem") {
      lint.cannotRead(found.path, found.why);
    } else {
      const config = configs.of(dirname(resolve(found.path)));
      const path = { shown: found.path, file: found.path };
      lint.check(path, await readTextFile(found.path), config?.config.settings);
    }
  }
  return exitCodes[lint.end()];
}

/** Without what it was asked to compare with, a run would be green for the wrong reason. */
async function compareWithBase(lint: Lint, options: Options, terminal: Terminal): Promise<boolean> {
  try {
    lint.compareWith(await openBase(options, (path, why) => lint.cannotRead(path, why)));
    return true;
  } catch (error) {
    terminal.complain(`cnpg-lint: ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

function chooseConfigs(options: Options, reports: ConfigReports): ConfigFiles {
  return options.configFile === undefined
    ? createNearestConfigs(reports)
    : createGivenConfig(options.configFile, reports);
}

function reportsTo(lint: Lint, terminal: Terminal): ConfigReports {
  return {
    unreadable: (path, why) => lint.cannotRead(path, why),
    problem: (path, line, message) => terminal.complain(`cnpg-lint: ${path}:${line}: ${message}\n`),
  };
}

async function lintInput(
  lint: Lint,
  configs: ConfigFiles,
  options: Options,
  terminal: Terminal,
): Promise<void> {
  const name = options.stdinFilename ?? "<stdin>";
  const path = resolve(options.stdinFilename ?? "stdin.yaml");
  const result: ReadResult = decodeText(await terminal.readInput(largestFile));
  const config = configs.of(dirname(path));
  if (options.stdinFilename !== undefined && config?.isIgnored(path) === true) {
    return;
  }
  lint.check({ shown: name, file: path }, result, config?.config.settings);
}
