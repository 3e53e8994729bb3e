import type { Locator, Page } from "playwright-core";
import { waitUntil } from "#test/support/cluster/wait-until.ts";

/** Runs a command by its title in the palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await widgetOf(page).locator("input.input").fill(`>${title}`);
  await choose(page, title);
}

/** Takes the choice with this label, once it is offered. */
export async function choose(page: Page, label: string): Promise<void> {
  await waitForChoice(page, label);
  await choiceOf(page, label).click();
}

/** Ticks the choices with these labels and says so. */
export async function chooseMany(page: Page, labels: readonly string[]): Promise<void> {
  for (const label of labels) {
    await waitForChoice(page, label);
    const box = choiceOf(page, label).getByRole("checkbox");
    if ((await box.getAttribute("aria-checked")) !== "true") await box.click();
  }
  await widgetOf(page).getByRole("button", { name: "OK", exact: true }).click();
  await widgetOf(page).waitFor({ state: "hidden" });
}

/** Answers an input box, once the one with this title is there. */
export async function answer(page: Page, title: RegExp, text: string): Promise<void> {
  await widgetOf(page).locator(".quick-input-title").filter({ hasText: title }).waitFor();
  const input = widgetOf(page).locator("input.input");
  await input.fill(text);
  await input.press("Enter");
}

/** The title and the labels that are offered. */
export async function readChoices(page: Page): Promise<readonly string[]> {
  return widgetOf(page).locator(".quick-input-list .monaco-list-row .label-name").allInnerTexts();
}

async function waitForChoice(page: Page, label: string): Promise<void> {
  await waitUntil(
    `${label} to be offered`,
    () => readChoices(page),
    (labels) => labels.includes(label),
    { interval: 100, timeout: 120_000 },
  );
}

function choiceOf(page: Page, label: string): Locator {
  const exactly = page.locator(".label-name").getByText(label, { exact: true });
  return widgetOf(page).locator(".monaco-list-row").filter({ has: exactly }).first();
}

function widgetOf(page: Page): Locator {
  return page.locator(".quick-input-widget");
}
