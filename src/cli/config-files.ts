import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describeFailure } from "#cli/read-text.ts";
import { lintConfigName, readLintConfig, type LintConfig } from "#language/lint-config.ts";
import { english } from "#texts/en/english.ts";
import { compileIgnore, type IgnoreTest } from "#util/glob.ts";

/** Settings from a file, as they hold below its folder. */
export interface ConfigFile {
  readonly path: string;
  readonly config: LintConfig;
  /** @param path absolute */
  isIgnored(path: string, isFolder?: boolean): boolean;
}

export interface ConfigFiles {
  /** What holds for the files of a folder; undefined: no settings file. */
  of(folder: string): ConfigFile | undefined;
}

/** What is told about settings files, each once. */
export interface ConfigReports {
  unreadable(path: string, why: string): void;
  problem(path: string, line: number, message: string): void;
}

/** The nearest `.cnpg-lint.yaml` upwards. */
export function createNearestConfigs(reports: ConfigReports): ConfigFiles {
  const known = new Map<string, ConfigFile | undefined>();
  const find = (folder: string): ConfigFile | undefined => {
    if (!known.has(folder)) {
      known.set(folder, look(folder));
    }
    return known.get(folder);
  };
  const look = (folder: string): ConfigFile | undefined => {
    const path = join(folder, lintConfigName);
    if (existsSync(path)) {
      return readConfigFile(path, reports);
    }
    const above = dirname(folder);
    return above === folder ? undefined : find(above);
  };
  return { of: (folder) => find(resolve(folder)) };
}

/** One file for everything, named on the command line. */
export function createGivenConfig(path: string, reports: ConfigReports): ConfigFiles {
  const file = readConfigFile(resolve(path), reports, path);
  return { of: () => file };
}

function readConfigFile(
  path: string,
  reports: ConfigReports,
  shown = relative(process.cwd(), path),
): ConfigFile {
  const config = readLintConfig(readOrReport(path, shown, reports), english);
  for (const { line, message } of config.problems) {
    reports.problem(shown, line + 1, message);
  }
  const isIgnored: IgnoreTest = compileIgnore(config.ignore);
  const folder = dirname(path);
  return {
    path,
    config,
    isIgnored: (target, isFolder) =>
      isIgnored(relative(folder, target).split(sep).join("/"), isFolder),
  };
}

function readOrReport(path: string, shown: string, reports: ConfigReports): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    reports.unreadable(shown, describeFailure(error));
    return "";
  }
}
