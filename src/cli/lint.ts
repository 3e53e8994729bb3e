import type { LintBase } from "#cli/base/lint-base.ts";
import type { Reporter, Summary, UnreadablePath } from "#cli/formats/reporter.ts";
import { reporters } from "#cli/formats/formats.ts";
import { uriOf } from "#cli/index-files.ts";
import { lintText, type LintedFile } from "#cli/lint-text.ts";
import type { Options } from "#cli/options.ts";
import type { ReadResult } from "#cli/read-text.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { LanguageContext, LintSettings } from "#language/context.ts";
import { createContext } from "#language/create-context.ts";
import type { WorkspaceView } from "#language/workspace/workspace-index.ts";
import type { Severity } from "#language/finding.ts";
import { mergeSettings } from "#language/lint-config.ts";
import { english } from "#texts/en/english.ts";
import { isoDay } from "#util/iso-day.ts";

/** How a text is called in the output, and the file that it is, or stands for. */
export interface LintPath {
  readonly shown: string;
  readonly file: string;
}

type Outcome = "clean" | "findings" | "trouble";

/** One run: takes texts, writes what it finds, and knows at the end how it went. */
export class Lint {
  readonly #options: Options;
  readonly #terminal: Terminal;
  readonly #reporter: Reporter;
  readonly #contexts = new Map<string, LanguageContext>();
  readonly #notices = new Set<string>();
  readonly #unreadable: UnreadablePath[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  #base: LintBase | undefined;
  #index: WorkspaceView | undefined;
  #files = 0;
  #filesWithFindings = 0;

  constructor(options: Options, terminal: Terminal) {
    this.#options = options;
    this.#terminal = terminal;
    const { colours, version, workingDirectory } = terminal;
    const { quiet } = options;
    this.#reporter = reporters[options.format]({ colours, version, workingDirectory, quiet });
  }

  /** What changes are measured against from now on. */
  compareWith(base: LintBase | undefined): void {
    this.#base = base;
  }

  /** What the files know of each other from now on. */
  surroundWith(index: WorkspaceView | undefined): void {
    this.#index = index;
  }

  start(): void {
    this.#terminal.print(this.#reporter.start());
  }

  /**
   * @param path how it is called, and where it is
   * @param fileSettings what the settings file of its folder says
   */
  check(path: LintPath, read: ReadResult, fileSettings: Partial<LintSettings> | undefined): void {
    if (read.kind === "problem") {
      this.cannotRead(path.shown, read.why);
      return;
    }
    const context = this.#contextOf(fileSettings);
    const index = this.#index;
    const linted = lintText(path.shown, read.text, context, {
      base: this.#base?.of(path.file),
      workspace: index && { uri: uriOf(path.file), index },
    });
    if (linted.ours) {
      this.#count(linted);
      this.#terminal.print(this.#reporter.file(this.#wanted(linted)));
    }
  }

  cannotRead(path: string, why: string): void {
    this.#unreadable.push({ path, why });
    this.#terminal.complain(`cnpg-lint: ${path} ${why}\n`);
  }

  end(): Outcome {
    this.#terminal.print(this.#reporter.end(this.#summary()));
    if (this.#unreadable.length > 0) {
      return "trouble";
    }
    const failing = failingSeverities[this.#options.failOn];
    return failing.some((severity) => this.#counts[severity] > 0) ? "findings" : "clean";
  }

  #contextOf(fileSettings: Partial<LintSettings> | undefined): LanguageContext {
    const { settings } = this.#options;
    const merged = { ...mergeSettings({ rules: {} }, fileSettings), ...settings };
    const key = JSON.stringify(merged);
    const known = this.#contexts.get(key);
    if (known !== undefined) {
      return known;
    }
    const { context, notices } = createContext(
      { ...merged, today: isoDay(new Date()) },
      english,
      (error) => this.#tellOnce(`a rule failed: ${String(error)}`),
    );
    notices.forEach((notice) => this.#tellOnce(notice));
    this.#contexts.set(key, context);
    return context;
  }

  #tellOnce(notice: string): void {
    if (!this.#notices.has(notice)) {
      this.#notices.add(notice);
      this.#terminal.complain(`cnpg-lint: ${notice}\n`);
    }
  }

  #count({ findings }: LintedFile): void {
    this.#files += 1;
    this.#filesWithFindings += findings.length > 0 ? 1 : 0;
    for (const { finding } of findings) {
      this.#counts[finding.severity] += 1;
    }
  }

  #wanted(linted: LintedFile): LintedFile {
    if (!this.#options.quiet) {
      return linted;
    }
    const failing = failingSeverities[this.#options.failOn];
    const wanted: readonly Severity[] = failing.length === 0 ? ["error"] : failing;
    return {
      ...linted,
      findings: linted.findings.filter(({ finding }) => wanted.includes(finding.severity)),
    };
  }

  #summary(): Summary {
    const { error, warning, information, hint } = this.#counts;
    return {
      files: this.#files,
      filesWithFindings: this.#filesWithFindings,
      errors: error,
      warnings: warning,
      notes: information + hint,
      unreadable: this.#unreadable,
    };
  }
}

const failingSeverities: Readonly<Record<Options["failOn"], readonly Severity[]>> = {
  error: ["error"],
  warning: ["error", "warning"],
  never: [],
};
