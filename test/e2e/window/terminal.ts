import type { Page } from "playwright-core";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** The screen of the terminal in sight, once it shows this. */
export function waitForScreen(page: Page, expected: RegExp): Promise<string> {
  return waitUntil(
    `the terminal to show ${expected}`,
    () => readScreen(page),
    (screen) => expected.test(screen),
    { interval: 100, timeout: 120_000 },
  );
}

/** Types a line into the terminal that has the focus. */
export async function typeLine(page: Page, line: string): Promise<void> {
  await page.keyboard.type(line);
  await page.keyboard.press("Enter");
}

async function readScreen(page: Page): Promise<string> {
  const rows = page.locator(".terminal-wrapper.active .xterm-rows > div");
  const lines = await rows.evaluateAll((all) => all.map((row) => row.textContent ?? ""));
  // xterm fills lines with hard spaces.
  return lines.map((line) => line.replaceAll("\u00A0", " ").trimEnd()).join("\n");
}
