import * as vscode from "vscode";
import type {
  LocalTerminal,
  RemoteProgram,
  Terminals,
} from "#commands/connection/connect-services.ts";

/** Terminals of VS Code, all closed with the window. */
export class VsCodeTerminals implements Terminals, vscode.Disposable {
  readonly #closing = new Map<vscode.Terminal, () => void>();
  readonly #remote = new Set<RemotePty>();
  readonly #registration = vscode.window.onDidCloseTerminal((terminal) => {
    this.#closing.get(terminal)?.();
    this.#closing.delete(terminal);
  });

  openRemote(title: string, program: RemoteProgram): void {
    const pty = new RemotePty(program, () => this.#remote.delete(pty));
    this.#remote.add(pty);
    const iconPath = new vscode.ThemeIcon("database");
    vscode.window.createTerminal({ name: title, pty, iconPath }).show();
  }

  openLocal({ title, program, args, banner, environment, onClose }: LocalTerminal): void {
    const terminal = vscode.window.createTerminal({
      name: title,
      shellPath: program,
      shellArgs: [...args],
      message: banner,
      env: { ...environment },
      iconPath: new vscode.ThemeIcon("database"),
      // What it was given is not there after a restart of the window.
      isTransient: true,
    });
    this.#closing.set(terminal, onClose);
    terminal.show();
  }

  dispose(): void {
    this.#registration.dispose();
    for (const onClose of this.#closing.values()) onClose();
    this.#closing.clear();
    for (const pty of this.#remote) pty.close();
  }
}

class RemotePty implements vscode.Pseudoterminal {
  readonly #program: RemoteProgram;
  readonly #onClose: () => void;
  readonly #written = new vscode.EventEmitter<string>();
  readonly #ended = new vscode.EventEmitter<number>();

  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#ended.event;

  constructor(program: RemoteProgram, onClose: () => void) {
    this.#program = program;
    this.#onClose = onClose;
  }

  open(size: vscode.TerminalDimensions | undefined): void {
    const screen = {
      write: (text: string) => this.#written.fire(text),
      end: (exitCode: number) => this.#ended.fire(exitCode),
    };
    this.#program.open(screen, size ?? { columns: 80, rows: 24 });
  }

  handleInput(text: string): void {
    this.#program.type(text);
  }

  setDimensions(size: vscode.TerminalDimensions): void {
    this.#program.resize(size);
  }

  close(): void {
    this.#onClose();
    this.#program.close();
    this.#written.dispose();
    this.#ended.dispose();
  }
}
