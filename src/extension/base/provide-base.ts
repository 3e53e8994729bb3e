import * as vscode from "vscode";
import { compareWithSetting, readCompareWith } from "#extension/base/compare-with.ts";
import type { GitRepository } from "#extension/base/git-api.ts";
import { activateGit, openGit } from "#extension/base/open-git.ts";
import { readBaseTexts } from "#extension/base/read-base-texts.ts";
import type { BaseReading } from "#extension/base/read-base-texts.ts";
import type { ServerHandle } from "#extension/server-handle.ts";
import { baseChangedMethod, baseTextsMethod } from "#protocol.ts";
import type { BaseTexts, BaseTextsParams } from "#protocol.ts";
import { createDebounce } from "#util/debounce.ts";

/** Git tells of several changes for one thing that a person does. */
const quietMilliseconds = 300;

/** Answers the server's questions about earlier versions, and tells when they are others. */
export function provideBase(server: Pick<ServerHandle, "answer" | "notify">): vscode.Disposable {
  const known: BaseReading["known"] = new Map();
  server.answer(baseTextsMethod, async (params): Promise<BaseTexts | null> => {
    const file = vscode.Uri.parse((params as BaseTextsParams).uri, true);
    const compareWith = readCompareWith(file);
    const git = compareWith === "off" ? undefined : await openGit();
    return git === undefined ? null : readBaseTexts(file, { git, compareWith, readFile, known });
  });
  const changed = createDebounce(() => server.notify(baseChangedMethod, {}), quietMilliseconds);
  const watching: vscode.Disposable[] = [
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(compareWithSetting)) changed.call();
    }),
  ];
  void watchGit(changed.call, watching);
  return { dispose: () => watching.splice(0).forEach((each) => void each.dispose()) };
}

/** Git may be switched on later, and repositories are found one after the other. */
async function watchGit(changed: () => void, watching: vscode.Disposable[]): Promise<void> {
  const exports = await activateGit().then(undefined, () => undefined);
  if (exports === undefined) return;
  const watched = new WeakSet<GitRepository>();
  const watchRepository = (repository: GitRepository): void => {
    if (watched.has(repository)) return;
    watched.add(repository);
    watching.push(repository.state.onDidChange(changed));
  };
  const watchAll = async (): Promise<void> => {
    const git = await openGit();
    git?.repositories.forEach(watchRepository);
    if (git === undefined) return;
    const opened = git.onDidOpenRepository((repository) => {
      watchRepository(repository);
      changed();
    });
    watching.push(opened, git.onDidCloseRepository(changed));
    changed();
  };
  watching.push(
    exports.onDidChangeEnablement((enabled) => void (enabled ? watchAll() : changed())),
  );
  await watchAll();
}

async function readFile(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
