import * as vscode from "vscode";

const patience = 15_000;

export async function openYaml(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** The findings of a document, once they are as expected; fails with what was there instead. */
export async function waitForFindings(
  document: vscode.TextDocument,
  expected: (findings: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const read = (): readonly vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
  if (expected(read())) return read();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      listener.dispose();
      const messages = read().map(({ message }) => message);
      reject(new Error(`Not the findings expected: ${JSON.stringify(messages)}`));
    }, patience);
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (!expected(read())) return;
      clearTimeout(timer);
      listener.dispose();
      resolve(read());
    });
  });
}

/** Asks again until there is an answer: for what VS Code has no event for. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer | undefined>,
  what: string,
): Promise<Answer> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
