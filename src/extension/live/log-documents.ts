import * as vscode from "vscode";
import type { ManifestOrigin } from "#commands/command.ts";
import { describeLogStatus } from "#commands/logs/describe-log-status.ts";
import type { LogDesk, LogPlaceInEditor } from "#commands/logs/log-desk.ts";
import type { LogSession } from "#commands/logs/log-session.ts";
import { readCauseLine } from "#commands/logs/read-cause-line.ts";
import { formatMessage } from "#texts/catalogue.ts";
import type { Catalogue } from "#texts/catalogue.ts";

const scheme = "cnpg-log";
/** Between two drawings, in milliseconds; longer where the text is long. */
const pace = 250;
const slowPace = 1_000;
const longText = 500_000;
/** This near to the end counts as being there, in lines. */
const nearEnd = 2;

interface OpenLog {
  readonly uri: vscode.Uri;
  readonly session: LogSession;
  text: string;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Logs as read-only documents. While the end is in sight the document grows and the end stays in sight; whoever
 * scrolls back has it stand still. Closing the editor ends all that was read for it.
 */
export class LogDocuments
  implements
    LogDesk,
    vscode.TextDocumentContentProvider,
    vscode.DocumentLinkProvider,
    vscode.Disposable
{
  readonly #texts: Catalogue;
  readonly #open = new Map<string, OpenLog>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #item = vscode.window.createStatusBarItem("cnpg.logs", vscode.StatusBarAlignment.Left);
  readonly #owned: vscode.Disposable;
  /** What menus have been told. */
  readonly #contexts = new Map<string, boolean>();
  #last: string | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(texts: Catalogue) {
    this.#texts = texts;
    this.#item.name = "CloudNativePG";
    this.#item.command = "cnpg.logs.sources";
    this.#owned = vscode.Disposable.from(
      this.#item,
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#close(uri.toString())),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.#closeTabs(closed)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#showStatus()),
      vscode.window.onDidChangeVisibleTextEditors((editors) =>
        editors.forEach((editor) => this.#catchUp(editor)),
      ),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
        this.#catchUp(textEditor),
      ),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#open.get(uri.toString())?.text ?? formatMessage(this.#texts, "log.closed");
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const uri = document.uri.toString();
    const links: vscode.DocumentLink[] = [];
    for (let number = 0; number < document.lineCount; number += 1) {
      const { text, range } = document.lineAt(number);
      const place = readCauseLine(text);
      if (place === undefined) continue;
      const origin: ManifestOrigin = { uri, offset: document.offsetAt(range.start) };
      const query = encodeURIComponent(JSON.stringify([undefined, origin]));
      const target = vscode.Uri.parse(`command:cnpg.logs.openKey?${query}`);
      const start = range.start.with({ character: place.start });
      links.push(new vscode.DocumentLink(new vscode.Range(start, range.end), target));
    }
    return links;
  }

  async open(session: LogSession): Promise<void> {
    const path = `/${session.scope.title.replaceAll("/", "∕")}.cnpg-log`;
    const uri = vscode.Uri.from({ scheme, path });
    const key = uri.toString();
    this.#close(key);
    const log: OpenLog = { uri, session, text: session.text(), timer: undefined };
    this.#open.set(key, log);
    this.#last = key;
    session.onChange(() => this.#drawSoon(log));
    session.start();
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    this.#showStatus();
  }

  active(): LogSession | undefined {
    return this.#atFront()?.session;
  }

  lineAt({ uri, offset }: ManifestOrigin): LogPlaceInEditor | undefined {
    const log = this.#open.get(uri);
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (log === undefined || document === undefined) return undefined;
    const { text } = document.lineAt(document.positionAt(offset));
    return { session: log.session, line: text };
  }

  dispose(): void {
    for (const key of this.#open.keys()) this.#close(key);
    this.#owned.dispose();
  }

  #atFront(): OpenLog | undefined {
    const front = vscode.window.activeTextEditor?.document.uri.toString() ?? "";
    return this.#open.get(front) ?? this.#open.get(this.#last ?? "");
  }

  #drawSoon(log: OpenLog): void {
    log.timer ??= setTimeout(
      () => {
        log.timer = undefined;
        this.#draw(log);
      },
      log.text.length > longText ? slowPace : pace,
    );
  }

  #draw(log: OpenLog): void {
    this.#showStatus();
    const editors = editorsOf(log.uri);
    // Nobody sees it, or somebody reads further up.
    const isWanted = editors.length > 0 && editors.every(isAtEnd);
    const text = isWanted ? log.session.text() : log.text;
    if (text === log.text) return;
    log.text = text;
    this.#changed.fire(log.uri);
    const shown = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() !== log.uri.toString()) return;
      shown.dispose();
      for (const editor of editors) revealEnd(editor);
    });
    // A text that VS Code finds to be the same as before is no event.
    setTimeout(() => void shown.dispose(), slowPace);
  }

  /** Somebody has scrolled: at the end, the document goes on. */
  #catchUp(editor: vscode.TextEditor): void {
    const log = this.#open.get(editor.document.uri.toString());
    if (log !== undefined) this.#drawSoon(log);
  }

  #showStatus(): void {
    const front = vscode.window.activeTextEditor?.document.uri.toString() ?? "";
    const log = this.#open.get(front);
    this.#setContext("isOpen", this.#open.size > 0);
    if (log === undefined) {
      this.#item.hide();
      return;
    }
    this.#last = front;
    const { session, uri } = log;
    const isScrolled = !editorsOf(uri).every(isAtEnd);
    const { text, tooltip } = describeLogStatus(session, { isScrolled }, this.#texts);
    const { isPaused } = session.status();
    this.#item.text = `$(${isPaused ? "debug-pause" : "output"}) ${text}`;
    this.#item.tooltip = tooltip;
    this.#item.show();
    this.#setContext("isPaused", isPaused);
  }

  #setContext(name: string, value: boolean): void {
    if (this.#contexts.get(name) === value) return;
    this.#contexts.set(name, value);
    void vscode.commands.executeCommand("setContext", `cnpg.logs.${name}`, value);
  }

  #closeTabs(tabs: readonly vscode.Tab[]): void {
    for (const { input } of tabs) {
      if (!(input instanceof vscode.TabInputText)) continue;
      const key = input.uri.toString();
      if (!isInTab(key)) this.#close(key);
    }
  }

  #close(key: string): void {
    const log = this.#open.get(key);
    if (log === undefined) return;
    this.#open.delete(key);
    clearTimeout(log.timer);
    void log.session.dispose();
    this.#showStatus();
  }
}

function editorsOf(uri: vscode.Uri): readonly vscode.TextEditor[] {
  const key = uri.toString();
  return vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === key);
}

/** A tab that is moved is opened there before it is closed here. */
function isInTab(key: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key),
  );
}

function isAtEnd({ visibleRanges, document }: vscode.TextEditor): boolean {
  const last = visibleRanges.at(-1)?.end.line ?? document.lineCount;
  return last >= document.lineCount - 1 - nearEnd;
}

function revealEnd(editor: vscode.TextEditor): void {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.revealRange(new vscode.Range(end, end), vscode.TextEditorRevealType.Default);
}
