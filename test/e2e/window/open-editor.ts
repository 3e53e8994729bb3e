import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { findProgram } from "#scripts/editor/find-program.ts";
import { installVsCodeServer } from "#scripts/editor/install-vscode-server.ts";
import { installVsix, startVsCodeServer } from "#scripts/editor/vscode-server.ts";

export interface EditorOptions {
  readonly vsix: string;
  readonly print: (line: string) => void;
  readonly env: Readonly<Record<string, string>>;
  /** As in `settings.json` of the machine. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** With what runs a suite in the extension host. */
  readonly testDriver?: boolean;
}

export interface OpenEditor {
  /** As `127.0.0.1:40123`. */
  readonly authority: string;
  /** An empty page of the browser; the workbench comes with the address. */
  readonly page: Page;
  /** Where extensions keep what belongs to no workspace, a folder each. */
  readonly extensionStorage: string;
  dispose(): Promise<void>;
}

const browsers = ["chromium", "chromium-browser", "google-chrome"];

/** Why no window can be opened here; undefined where one can. */
export function whyNoWindow(): string | undefined {
  return findProgram(browsers) === undefined
    ? "no Chromium is on PATH. On Debian: apt-get install chromium"
    : undefined;
}

/** Starts the VS Code server with nothing but the package installed, and Chromium as its window. */
export async function openEditor(options: EditorOptions): Promise<OpenEditor> {
  const executablePath = findProgram(browsers);
  if (executablePath === undefined) throw new Error(whyNoWindow());
  const main = await installVsCodeServer(options.print);
  const folder = await mkdtemp(join(tmpdir(), "cnpg-editor-"));
  const userDataFolder = join(folder, "data");
  const extensionsFolder = join(folder, "extensions");
  const { env, testDriver = false } = options;
  const server = { main, userDataFolder, extensionsFolder, testDriver, env };
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const dispose = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await writeSettings(userDataFolder, options.settings ?? {});
    await installVsix(server, options.vsix);
    const running = await startVsCodeServer(server);
    undo.push(() => running.stop());
    const browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox"],
    });
    undo.push(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const extensionStorage = join(userDataFolder, "User", "globalStorage");
    return { authority: running.authority, page, extensionStorage, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function writeSettings(
  userDataFolder: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await mkdir(join(userDataFolder, "Machine"), { recursive: true });
  await writeFile(join(userDataFolder, "Machine", "settings.json"), JSON.stringify(settings));
}
