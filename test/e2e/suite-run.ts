/** What both launchers need to run the suite against the package. */
export interface SuiteRun {
  readonly vsix: string;
  /** Folder of the empty extension on whose behalf VS Code runs tests. */
  readonly extension: string;
  /** The bundle whose `run` is called in the extension host. */
  readonly run: string;
  /** Where the suite writes a JSON line a test. */
  readonly resultsFile: string;
  /** The folder that is open. */
  readonly workspace: string;
  readonly print: (line: string) => void;
}
