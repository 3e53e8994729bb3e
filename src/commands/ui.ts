/** One choice of a list. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
  readonly picked?: boolean;
}

/** A question that has to be answered before anything happens. */
export interface Confirmation {
  readonly message: string;
  /** What will happen, and to what. */
  readonly detail: string;
  /** The button that says yes, as a verb. */
  readonly action: string;
}

export interface TextDocument {
  /** Shown as the title of the tab. */
  readonly title: string;
  readonly language: "yaml" | "markdown" | "log" | "sql" | "plaintext" | "json" | "cnpg-log";
  readonly text: string;
  /** What can be asked for from the document itself; the first is its refresh. */
  readonly actions?: readonly DocumentAction[];
}

export interface DocumentAction {
  readonly label: string;
  /** Gives the document's new text; undefined: it stays as it is. */
  readonly run: () => Promise<string | undefined>;
}

/** A document that changes while it is open. */
export interface LiveDocument extends TextDocument {
  /** Called when it is shown; gives the function that is called when it is closed. */
  readonly follow: (update: (text: string) => void) => () => void;
}

/** All that commands say to and ask of a person. VS Code stands behind it, in tests a script. */
export interface Ui {
  /** Undefined: the person went away. */
  choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  chooseMany<T>(title: string, choices: readonly Choice<T>[]): Promise<readonly T[] | undefined>;
  /** `check` gives what is wrong with the text, or undefined. */
  ask(question: {
    readonly title: string;
    readonly value?: string;
    readonly placeholder?: string;
    readonly check?: (text: string) => string | undefined;
  }): Promise<string | undefined>;
  confirm(question: Confirmation): Promise<boolean>;
  /** As `confirm`, with further buttons; gives the one that was pressed. */
  decide(
    question: Confirmation & { readonly others: readonly string[] },
  ): Promise<string | undefined>;
  /** A message with buttons; undefined: none was pressed. */
  inform(message: string, actions?: readonly string[]): Promise<string | undefined>;
  warn(message: string, actions?: readonly string[]): Promise<string | undefined>;
  /** A read-only document. */
  show(document: TextDocument): Promise<void>;
  /** The same, kept true until it is closed. */
  showLive(document: LiveDocument): Promise<void>;
  /** Both sides read-only, in the native diff editor. */
  compare(title: string, left: TextDocument, right: TextDocument): Promise<void>;
  /** A new document that the person goes on with. */
  draft(document: Omit<TextDocument, "title">): Promise<void>;
  openFile(uri: string, offset?: number): Promise<void>;
  openLink(url: string): Promise<void>;
  copy(text: string): Promise<void>;
  /** Shows that something is going on; the signal is set when the person cancels. */
  follow<T>(
    title: string,
    run: (report: (message: string) => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
}
