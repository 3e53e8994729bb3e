import type { Page } from "playwright-core";
import { waitUntil, type WaitOptions } from "#test/support/cluster/wait-until.ts";

/** Messages at the lower right, with what progress they tell. */
export function readToasts(page: Page): Promise<readonly string[]> {
  return page.locator(".notification-toast .notification-list-item-message").allInnerTexts();
}

/** Waits for a message that says this. */
export async function waitForToast(
  page: Page,
  expected: RegExp,
  options: WaitOptions = {},
): Promise<string> {
  const toasts = await waitUntil(
    `the message ${expected}`,
    () => readToasts(page),
    (texts) => texts.some((text) => expected.test(text)),
    { interval: 100, timeout: 120_000, ...options },
  );
  return toasts.find((text) => expected.test(text)) ?? "";
}

/** Puts all messages away, so that the next are new. */
export async function clearToasts(page: Page): Promise<void> {
  const toast = page.locator(".notification-toast");
  while ((await toast.count()) > 0) {
    await toast.first().hover();
    await toast.first().locator(".codicon-notifications-clear").click();
  }
}

/** What the modal dialog asks, once one is open. */
export async function waitForDialog(page: Page): Promise<string> {
  return page.locator(".monaco-dialog-box .dialog-message-container").innerText();
}

/** Presses a button of the modal dialog. */
export async function pressInDialog(page: Page, label: string): Promise<void> {
  const dialog = page.locator(".monaco-dialog-box");
  await dialog.getByRole("button", { name: label, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}
