import type { Locator, Page } from "playwright-core";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** Opens a file of the workspace from VS Code's own explorer. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+Shift+E");
  await page.locator(`.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`).dblclick();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Waits until this many places of the editor at the front are underlined as errors. */
export async function waitForErrors(page: Page, count: number): Promise<void> {
  await waitUntil(
    `${count} underlined errors`,
    () => page.locator(".editor-group-container.active .squiggly-error").count(),
    (seen) => seen === count,
    { interval: 100, timeout: 120_000 },
  );
}

/** What completion offers at the cursor, once it offers `label`. */
export async function complete(page: Page, label: string): Promise<void> {
  const offered = page.locator(".suggest-widget .monaco-list-row .label-name");
  await waitUntil(
    `completion to offer ${label}`,
    async () => {
      await page.keyboard.press("Control+Space");
      await offered.first().waitFor({ timeout: 10_000 });
      return offered.allInnerTexts();
    },
    (labels) => labels.includes(label),
    { interval: 100, timeout: 120_000 },
  );
  await page.keyboard.press("Escape");
}

/** Waits until the part of the text that is in sight says this. */
export async function waitForText(page: Page, expected: RegExp): Promise<void> {
  const lines = page.locator(".editor-group-container.active .editor-instance .view-line");
  await waitUntil(
    `the editor to show ${expected}`,
    async () => (await inOrder(lines)).join("\n"),
    (text) => expected.test(text),
    { interval: 100, timeout: 120_000 },
  );
}

/** Monaco keeps lines in the order in which it drew them. */
async function inOrder(lines: Locator): Promise<readonly string[]> {
  const drawn = await lines.evaluateAll((all) =>
    all.map((line) => ({
      top: Number.parseFloat((line as HTMLElement).style.top),
      text: (line.textContent ?? "").replaceAll("\u00A0", " "),
    })),
  );
  return drawn.sort((one, other) => one.top - other.top).map(({ text }) => text);
}

/** A finding as the Problems view has it. */
export interface Problem {
  readonly message: string;
  readonly source: string;
  readonly line: number;
}

/** The findings of the file at the front, once they are as expected. */
export async function waitForProblems(
  page: Page,
  accept: (problems: readonly Problem[]) => boolean,
): Promise<readonly Problem[]> {
  const panel = page.locator(".markers-panel");
  if (!(await panel.isVisible())) await page.keyboard.press("Control+Shift+M");
  return waitUntil("the Problems view", () => readProblems(page), accept, {
    interval: 100,
    timeout: 120_000,
  });
}

function readProblems(page: Page): Promise<readonly Problem[]> {
  return page
    .locator(".markers-panel .monaco-list-row .marker-message-details-container")
    .evaluateAll((rows) =>
      rows.map((row) => ({
        message: row.querySelector(".marker-message")?.textContent ?? "",
        source: row.querySelector(".marker-source")?.textContent ?? "",
        line: Number(/Ln (\d+)/.exec(row.textContent ?? "")?.[1] ?? 0),
      })),
    );
}
