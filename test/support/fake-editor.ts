import { registerHooks } from "node:module";

type Listener = (event: unknown) => void;

class EventEmitter {
  readonly #listeners = new Set<Listener>();

  readonly event = (listener: Listener): { dispose: () => void } => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  get size(): number {
    return this.#listeners.size;
  }

  fire(event?: unknown): void {
    for (const listener of this.#listeners) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** Events of the editor, by their name; made when somebody first listens. */
const emitters = new Map<string, EventEmitter>();

function emitterOf(name: string): EventEmitter {
  const known = emitters.get(name) ?? new EventEmitter();
  emitters.set(name, known);
  return known;
}

/** What the stand-in is told to be, and what it was asked for. */
export const fakeEditor = {
  settings: new Map<string, unknown>(),
  isTrusted: true,
  /** Messages, and the commands that were run, in their order. */
  said: [] as string[],
  ran: [] as string[],
  commands: new Map<string, (...values: readonly unknown[]) => unknown>(),
  /** What is pressed at the next message. */
  answer: undefined as string | undefined,
  /** In a remote window: its sort, and the address on the person's own machine that the editor gives to one of ours. */
  remoteName: undefined as string | undefined,
  isWeb: false,
  outside: (authority: string): string => authority,
  /** Addresses for which that was asked. */
  asked: [] as string[],
  fire: (name: string, event?: unknown): void => emitterOf(name).fire(event),
  /** Who listens to an event of the editor. */
  listeners: (name: string): number => emitterOf(name).size,
  /** Who listens to any. */
  allListeners: (): number => [...emitters.values()].reduce((sum, { size }) => sum + size, 0),
  clipboard: "",
  /** As they were asked for. */
  terminals: [] as { readonly pty?: FakePty }[],
};

/** Of a pseudo-terminal, what the editor calls. */
export interface FakePty {
  open(size: { readonly columns: number; readonly rows: number }): void;
  readonly onDidWrite: (listener: (text: string) => void) => unknown;
}

const nothing = { dispose: (): void => undefined };

/** May be called, disposed of and asked for more of its kind; does nothing. */
const anything: object = new Proxy(() => anything, {
  apply: () => anything,
  set: () => true,
  get: (_target, name) => (isMember(name) ? memberOf(name) : undefined),
});

/** Not what the language itself looks for: whether it is a promise, a list or a text. */
function isMember(name: string | symbol): name is string {
  return typeof name === "string" && name !== "then" && name !== "toJSON";
}

function memberOf(name: string): unknown {
  return name.startsWith("on") ? emitterOf(name).event : anything;
}

/** Of a namespace every `onDid…` is an event, and whatever else is asked for does nothing. */
function complete<T extends object>(known: T): T {
  return new Proxy(known, {
    get: (target, name): unknown =>
      name in target || !isMember(name) ? Reflect.get(target, name) : memberOf(name),
  });
}

function say(message: string): Promise<string | undefined> {
  fakeEditor.said.push(message);
  return Promise.resolve(fakeEditor.answer);
}

class Plain {
  readonly values: readonly unknown[];
  constructor(...values: readonly unknown[]) {
    this.values = values;
  }
}

class Range {
  readonly start: { readonly line: number; readonly character: number };
  constructor(line: number, character: number) {
    this.start = { line, character };
  }
}

class CodeLens {
  readonly range: Range;
  readonly command: unknown;
  constructor(range: Range, command: unknown) {
    this.range = range;
    this.command = command;
  }
}

class TreeItem {
  readonly label: string;
  constructor(label: string) {
    this.label = label;
  }
}

const standIn = {
  EventEmitter,
  Range,
  CodeLens,
  TreeItem,
  ThemeIcon: Plain,
  ThemeColor: Plain,
  MarkdownString: Plain,
  Position: Plain,
  Diagnostic: Plain,
  Disposable: {
    from: (...owned: readonly { dispose: () => unknown }[]) => ({
      dispose: () => owned.forEach((each) => each.dispose()),
    }),
  },
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
  ConfigurationTarget: { Global: 1 },
  ProgressLocation: { Notification: 15 },
  DiagnosticSeverity: { Error: 0 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  ViewColumn: { Active: -1 },
  UIKind: { Desktop: 1, Web: 2 },
  Uri: {
    parse: (text: string) => ({ authority: text.split("/")[2], toString: () => text }),
  },
  env: complete({
    uriScheme: "vscode",
    clipboard: {
      readText: () => Promise.resolve(fakeEditor.clipboard),
      writeText: (text: string) => Promise.resolve(void (fakeEditor.clipboard = text)),
    },
    get remoteName() {
      return fakeEditor.remoteName;
    },
    get uiKind() {
      return fakeEditor.isWeb ? 2 : 1;
    },
    asExternalUri: async ({ authority }: { readonly authority: string }) => {
      fakeEditor.asked.push(authority);
      await Promise.resolve();
      return { authority: fakeEditor.outside(authority) };
    },
  }),
  extensions: { getExtension: () => undefined },
  l10n: { t: (message: string) => message },
  languages: complete({
    createDiagnosticCollection: () => ({ ...nothing, delete: () => undefined }),
  }),
  commands: {
    registerCommand: (id: string, run: (...values: readonly unknown[]) => unknown) => {
      fakeEditor.commands.set(id, run);
      return { dispose: () => void fakeEditor.commands.delete(id) };
    },
    executeCommand: (...words: readonly unknown[]) => {
      fakeEditor.ran.push(words.map(String).join(" "));
      return Promise.resolve();
    },
  },
  workspace: complete({
    get isTrusted() {
      return fakeEditor.isTrusted;
    },
    textDocuments: [],
    getConfiguration: (section: string) => ({
      get: (key: string) => fakeEditor.settings.get(`${section}.${key}`),
      update: (key: string, value: unknown) => {
        fakeEditor.settings.set(`${section}.${key}`, value);
        return Promise.resolve();
      },
    }),
  }),
  window: complete({
    tabGroups: complete({ all: [] }),
    createTreeView: () => complete({ visible: true, ...nothing }),
    createTerminal: (options: { readonly pty?: FakePty }) => {
      fakeEditor.terminals.push(options);
      return anything;
    },
    /** Nobody cancels. */
    withProgress: (_options: unknown, task: (progress: object, token: object) => unknown) =>
      task({ report: () => undefined }, { onCancellationRequested: () => nothing }),
    /** The first is taken. */
    showQuickPick: (items: readonly unknown[]) => Promise.resolve(items[0]),
    showInformationMessage: say,
    showWarningMessage: say,
    showErrorMessage: say,
  }),
};

/** Lets `import … from "vscode"` find the stand-in; what imports it must be loaded after this, by `import()`. */
export function provideEditor(): void {
  Object.assign(globalThis, { fakeVsCode: standIn });
  const names = Object.keys(standIn);
  const source = names.map((name) => `export const ${name} = fakeVsCode.${name};`).join("\n");
  const url = `data:text/javascript,${encodeURIComponent(source)}`;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "vscode" ? { url, shortCircuit: true } : next(specifier, context),
  });
}
