import { createGithubReporter } from "#cli/formats/github-reporter.ts";
import { createJsonReporter } from "#cli/formats/json-reporter.ts";
import type { Reporter, ReporterChoices } from "#cli/formats/reporter.ts";
import { createSarifReporter } from "#cli/formats/sarif-reporter.ts";
import { createTextReporter } from "#cli/formats/text-reporter.ts";
import type { Options } from "#cli/options.ts";

/** Every `--format` and who writes it. */
export const reporters: Readonly<
  Record<Options["format"], (choices: ReporterChoices) => Reporter>
> = {
  text: createTextReporter,
  json: createJsonReporter,
  github: createGithubReporter,
  sarif: createSarifReporter,
};
