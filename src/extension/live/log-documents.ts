import * as vscode from "vscode";
import type { ManifestOrigin } from "#commands/manifest-origin.ts";
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
/** The editor takes no longer to bring the end into sight, in milliseconds; then it was somebody who scrolled. */
const revealTime = 3_000;
/** This near to the end counts as being there, in lines. */
const nearEnd = 2;

interface OpenLog {
  readonly uri: vscode.Uri;
  readonly session: LogSession;
  text: string;
  /** As the session had them when it was last drawn. */
  wishes: number;
  /**
   * `growing`: a longer text is on its way to the editor. `revealing`: it is there, and its end is on its way into
   * sight. Meanwhile the end is out of sight without anybody having scrolled.
   */
  motion: "still" | "growing" | "revealing";
  /** When the end was last asked into sight, in milliseconds since 1970. */
  revealed: number;
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
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#hasGrown(document)),
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
    const state = { motion: "still", revealed: 0, timer: undefined } as const;
    const log: OpenLog = { uri, session, text: session.text(), wishes: session.wishes, ...state };
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
    // Whoever asks for another view wants to see it, wherever they read.
    const isWished = log.session.wishes !== log.wishes;
    const isAtTail = isWished || log.motion !== "still" || editors.every(isAtEnd);
    // Nobody sees it, or somebody reads further up.
    const text = editors.length > 0 && isAtTail ? log.session.text() : log.text;
    if (editors.length > 0) log.wishes = log.session.wishes;
    if (text === log.text) return;
    log.text = text;
    log.motion = "growing";
    this.#changed.fire(log.uri);
  }

  #hasGrown({ uri }: vscode.TextDocument): void {
    const log = this.#open.get(uri.toString());
    if (log === undefined) return;
    const editors = editorsOf(uri);
    log.motion = editors.every(isAtEnd) ? "still" : "revealing";
    log.revealed = Date.now();
    for (const editor of editors) revealEnd(editor);
  }

  /** Something else is in sight: the end, or what somebody has scrolled to. At the end, the document goes on. */
  #catchUp(editor: vscode.TextEditor): void {
    const log = this.#open.get(editor.document.uri.toString());
    if (log === undefined) return;
    const isLate = Date.now() > log.revealed + revealTime;
    if (log.motion === "revealing" && (isAtEnd(editor) || isLate)) log.motion = "still";
    this.#drawSoon(log);
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
    const { session, uri, motion } = log;
    const isScrolled = motion === "still" && !editorsOf(uri).every(isAtEnd);
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
